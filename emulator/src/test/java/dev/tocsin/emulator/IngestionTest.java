package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ingest.Landed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent to {@code /v2.1/track}, and the rows that come of it. */
class IngestionTest {
    private static final String WORKSPACE = GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";
    private static final String COMPONENT = INSIGHTS + "components/shop";
    private static final String TIME = "2026-01-05T12:30:00Z";

    @TempDir
    private Path folder;

    private Bench bench;
    private String key;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(folder);
        bench.put(WORKSPACE, "2023-09-01", "{\"location\":\"westeurope\",\"properties\":{}}");
        key = bench.put(
                        COMPONENT,
                        "2020-02-02",
                        quoted("{'location':'westeurope','kind':'web','properties':{'Application_Type':'web',"
                                + "'IngestionMode':'LogAnalytics','WorkspaceResourceId':'" + WORKSPACE + "'}}"))
                .at("/properties/InstrumentationKey")
                .asText();
        assertThat(key).isNotEmpty();
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    private String item(String type, String data) {
        return itemAt(TIME, key, type, data);
    }

    private static String itemAt(String time, String key, String type, String data) {
        return quoted("{'ver':1,'name':'Microsoft.ApplicationInsights','time':'" + time + "','iKey':'" + key
                + "','tags':{'ai.cloud.role':'mcp-server','ai.cloud.roleInstance':'mcp-1'},'data':{'baseType':'" + type
                + "','baseData':" + data + "}}");
    }

    private static String message(String text) {
        return "{'ver':2,'message':'" + text + "'}";
    }

    private Bench.Answer track(String body) throws IOException {
        return bench.send("POST", "/v2.1/track", "", body);
    }

    private List<ObjectNode> rows(String table) throws IOException {
        return bench.emulator().telemetry(COMPONENT).getOrDefault(table, List.of());
    }

    private ObjectNode only(String table) throws IOException {
        assertThat(rows(table)).hasSize(1);
        return rows(table).get(0);
    }

    private static JsonNode json(String text) {
        return Bench.json(quoted(text));
    }

    @Test
    void aHistogramIsOneRowOfSumCountMinimumAndMaximum() throws IOException {
        Bench.Answer answer = track(
                item(
                        "MetricData",
                        "{'ver':2,'metrics':[{'name':'database_query_duration_seconds','value':120.5,'count':40,'min':0.1,'max':6.25}]}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(json("{'itemsReceived':1,'itemsAccepted':1,'errors':[]}"));
        assertThat(only("AppMetrics"))
                .isEqualTo(json(
                        "{'Name':'database_query_duration_seconds','Sum':120.5,'ItemCount':40,'Min':0.1,'Max':6.25,"
                                + "'TimeGenerated':'" + TIME + "','AppRoleName':'mcp-server','AppRoleInstance':'mcp-1',"
                                + "'Type':'AppMetrics','_ResourceId':'" + COMPONENT.toLowerCase(Locale.ROOT) + "'}"));
    }

    @Test
    void aGaugeIsItsOwnSumMinimumAndMaximum() throws IOException {
        track(item("MetricData", "{'metrics':[{'name':'system_cpu_usage_percent','value':41.5}]}"));

        ObjectNode row = only("AppMetrics");
        assertThat(List.of(row.path("Sum"), row.path("Min"), row.path("Max")))
                .allSatisfy(value -> assertThat(value.doubleValue()).isEqualTo(41.5));
        assertThat(row.path("ItemCount").intValue()).isEqualTo(1);
    }

    @Test
    void aSeverityIsANumberAlsoAsTextOrAName() throws IOException {
        for (String level : List.of("3", "'3'", "'Error'")) {
            track(item("MessageData", "{'message':'m','severityLevel':" + level + "}"));
        }
        track(item("MessageData", "{'message':'m','severityLevel':'5'}"));

        assertThat(rows("AppTraces"))
                .extracting(row -> row.path("SeverityLevel").asInt(-1))
                .containsExactly(3, 3, 3, -1);
    }

    @Test
    void attributesBecomeTextsAndNestedOnesAreDropped() throws IOException {
        track(
                item(
                        "MessageData",
                        "{'message':'m','severityLevel':'Warning','properties':{'success':true,'n':5,'user':'u','extra_data':{'a':1},'list':[1]}}"));

        assertThat(only("AppTraces").path("Properties")).isEqualTo(json("{'success':'True','n':'5','user':'u'}"));
        assertThat(only("AppTraces").path("SeverityLevel").intValue()).isEqualTo(2);
    }

    @Test
    void eachKindOfItemHasItsTable() throws IOException {
        Bench.Answer answer = track(
                String.join(
                        "\n",
                        item(
                                "RequestData",
                                "{'id':'r','name':'POST /mcp','duration':'1.02:03:04.5006','success':false,'responseCode':'500'}"),
                        item(
                                "RemoteDependencyData",
                                "{'name':'SELECT','type':'postgresql','duration':'00:00:00.0453','success':true}"),
                        item("ExceptionData", "{'exceptions':[{'typeName':'ValueError','message':'no'}]}"),
                        item("EventData", "{'name':'deployed'}"),
                        item(
                                "AvailabilityData",
                                "{'id':'a','name':'health','duration':'00:00:30','success':false,'runLocation':'West Europe'}")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(only("AppRequests").path("DurationMs").doubleValue()).isEqualTo(93_784_500.6);
        assertThat(only("AppRequests").path("Success").booleanValue()).isFalse();
        assertThat(only("AppRequests").path("ResultCode").asText()).isEqualTo("500");
        assertThat(only("AppDependencies").path("DurationMs").doubleValue()).isEqualTo(45.3);
        assertThat(only("AppDependencies").path("DependencyType").asText()).isEqualTo("postgresql");
        assertThat(only("AppExceptions").path("ExceptionType").asText()).isEqualTo("ValueError");
        assertThat(only("AppEvents").path("Name").asText()).isEqualTo("deployed");
        assertThat(only("AppAvailabilityResults").path("Location").asText()).isEqualTo("West Europe");
    }

    @Test
    void anItemThatStandsForOthersCountsThem() throws IOException {
        String sampled =
                item("MessageData", message("m")).replace("\"ver\":1,", "\"ver\":1,\"sampleRate\":1.4925373134328357,");
        track(sampled);

        assertThat(only("AppTraces").path("ItemCount").intValue()).isEqualTo(67);
    }

    @Test
    void takesArraysAndGzip() throws IOException {
        String array = "[" + item("MessageData", message("one")) + "," + item("MessageData", message("two")) + "]";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(array.getBytes(StandardCharsets.UTF_8));
        }
        ArmResponse answer = bench.emulator()
                .handle(new ArmRequest(
                        "POST", "/v2.1/track", "", Map.of("content-encoding", "gzip"), packed.toByteArray()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(rows("AppTraces"))
                .extracting(row -> row.path("Message").asText())
                .containsExactly("one", "two");
    }

    @Test
    void rowsAreThoseOfTheWorkspaceToo() throws IOException {
        track(item("MessageData", message("m")));

        assertThat(bench.emulator().telemetry(WORKSPACE).get("AppTraces")).hasSize(1);
        assertThat(bench.emulator().telemetry(WORKSPACE + "2")).isEmpty();
    }

    @Test
    void anItemOfAnotherComponentIsRefusedAndTheOthersAreTaken() throws IOException {
        Bench.Answer answer = track(item("MessageData", message("m")) + "\n"
                + itemAt(TIME, "11111111-2222-3333-4444-555555555555", "MessageData", message("m")));

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body())
                .isEqualTo(json("{'itemsReceived':2,'itemsAccepted':1,'errors':[{'index':1,'statusCode':400,"
                        + "'message':'Invalid instrumentation key'}]}"));
        assertThat(rows("AppTraces")).hasSize(1);
    }

    @Test
    void itemsOlderThanTwoDaysAreRefusedAsTheServiceDoes() throws IOException {
        Bench.Answer answer = track(itemAt("2026-01-03T12:34:56.788Z", key, "MessageData", message("m")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/message").asText())
                .isEqualTo("103: Field 'time' on type 'Envelope' is older than the allowed min date."
                        + " Expected: now - 172800000ms, Actual: now - 172800001ms");
        assertThat(track(itemAt("2026-01-03T12:34:56.789Z", key, "MessageData", message("m")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void hostileItemsAreRefusedOneByOne() throws IOException {
        String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        String huge = item("MessageData", message("x".repeat(70_000)));
        Bench.Answer answer = track(String.join(
                "\n",
                deep,
                huge,
                "5",
                "{not json",
                item("../../etc/passwd", "{}"),
                item("MessageData", "{}"),
                item("MetricData", "{'metrics':[{'name':'m','value':'NaN'}]}"),
                item("RequestData", "{'id':'r','responseCode':'200','duration':'1 second'}"),
                item("RequestData", "{'id':'r','responseCode':'200','duration':'00:00:01','success':'yes'}"),
                itemAt("yesterday", key, "MessageData", message("m")),
                item("MessageData", message("good"))));

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.at("/itemsAccepted").intValue()).isEqualTo(1);
        assertThat(answer.at("/errors")).hasSize(10);
        assertThat(answer.text().length()).isLessThan(4_000);
        assertThat(rows("AppTraces")).hasSize(1);
    }

    @Test
    void aBodyOfNothingOrOfTooMuchIsRefused() throws IOException {
        assertThat(track("").status()).isEqualTo(400);
        assertThat(track("[]").status()).isEqualTo(400);
        assertThat(track("{}\n".repeat(20_001)).at("/errors/0/message").asText())
                .contains("more than 20000 items");
        assertThat(bench.send("GET", "/v2.1/track", "", "").status()).isEqualTo(405);

        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 17; i++) {
                out.write(zeros);
            }
        }
        ArmResponse answer = bench.emulator()
                .handle(new ArmRequest(
                        "POST", "/v2.1/track", "", Map.of("Content-Encoding", "gzip"), bomb.toByteArray()));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("16777216 bytes");
    }

    @Test
    void faultsStrikeIt() throws IOException {
        bench.faults(quoted("[{'match':{'path':'/track'},'times':1,'status':429}]"));

        assertThat(track(item("MessageData", message("m"))).status()).isEqualTo(429);
        assertThat(rows("AppTraces")).isEmpty();
        assertThat(track(item("MessageData", message("m"))).status()).isEqualTo(200);
    }

    @Test
    void rowsSinceAMomentAreReadBesideAWriter() throws IOException {
        assertThat(bench.emulator().hasTelemetry(COMPONENT)).isFalse();
        assertThat(bench.emulator().telemetry(WORKSPACE, Instant.MIN)).isEmpty();
        for (String time : List.of("2026-01-05T11:00:00Z", "2026-01-05T12:00:00Z", "2026-01-05T12:30:00Z")) {
            track(
                    itemAt(
                            time,
                            key,
                            "MessageData",
                            "{'ver':2,'message':'größer: €','properties':{'TimeGenerated':'2026-01-05T12:15:00Z','x':'TimeGenerated'}}"));
        }
        Files.writeString(
                folder.resolve("telemetry").resolve(key).resolve("AppTraces.jsonl"),
                "{\"torn",
                StandardOpenOption.APPEND);

        assertThat(bench.emulator().hasTelemetry(COMPONENT)).isTrue();
        assertThat(bench.emulator().hasTelemetry(WORKSPACE)).isTrue();
        assertThat(bench.emulator().hasTelemetry(COMPONENT + "2")).isFalse();
        List<ObjectNode> since = bench.emulator()
                .telemetry(WORKSPACE, Instant.parse("2026-01-05T12:00:00Z"))
                .getOrDefault("AppTraces", List.of());
        assertThat(since)
                .extracting(row -> row.path("TimeGenerated").asText())
                .containsExactly("2026-01-05T12:00:00Z", "2026-01-05T12:30:00Z");
        assertThat(since.get(0).path("Message").asText()).isEqualTo("größer: €");
    }

    @Test
    void aTornRowIsCutOff() throws IOException {
        track(item("MessageData", message("one")));
        Path file = folder.resolve("telemetry/" + key + "/AppTraces.jsonl");
        Files.writeString(file, "{\"torn", StandardOpenOption.APPEND);
        assertThat(rows("AppTraces")).hasSize(1);

        track(item("MessageData", message("two")));
        assertThat(rows("AppTraces")).hasSize(2);
    }

    @Test
    void aFullTableTakesNothingMore() throws IOException {
        TelemetryStore store = new TelemetryStore(folder.resolve("small"), 100);
        ObjectNode row = (ObjectNode) json("{'TimeGenerated':'" + TIME + "','Message':'" + "m".repeat(30) + "'}");

        assertThat(store.append("k", List.of(new Landed("AppTraces", row)))).isTrue();
        assertThat(store.append("k", List.of(new Landed("AppTraces", row)))).isFalse();
        assertThat(store.rows("k").get("AppTraces")).hasSize(1);
    }

    @Test
    void aComponentWithoutRoomIsAnsweredAsOneThatUsedUpItsQuota() throws IOException {
        track(item("MessageData", message("m")));
        try (RandomAccessFile file = new RandomAccessFile(
                folder.resolve("telemetry/" + key + "/AppTraces.jsonl").toFile(), "rw")) {
            file.setLength(TelemetryStore.MOST_BYTES);
        }

        Bench.Answer answer = track(item("MessageData", message("m")));

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.at("/itemsAccepted").intValue()).isZero();
        assertThat(answer.at("/errors/0/statusCode").intValue()).isEqualTo(402);
        assertThat(track(item("EventData", "{'name':'e'}")).status()).isEqualTo(200);
    }
}
