package dev.tocsin.emulator;

import static dev.tocsin.emulator.OtlpBench.TIME;
import static dev.tocsin.emulator.OtlpBench.attributes;
import static dev.tocsin.emulator.OtlpBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log records that come as OTLP, and the rows that the exporter would have filled. */
class OtlpLogsTest {
    @TempDir
    private Path folder;

    private OtlpBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new OtlpBench(folder);
    }

    private static LogRecord.Builder log(String body, Object... attributes) {
        return LogRecord.newBuilder()
                .setTimeUnixNano(TIME)
                .setBody(OtlpBench.value(body))
                .addAllAttributes(attributes(attributes));
    }

    private ExportLogsPartialSuccess sent(Resource resource, LogRecord.Builder... records) throws IOException {
        ScopeLogs.Builder scope = ScopeLogs.newBuilder();
        List.of(records).forEach(scope::addLogRecords);
        ArmResponse answer = bench.send(
                "/v1/logs",
                ExportLogsServiceRequest.newBuilder()
                        .addResourceLogs(
                                ResourceLogs.newBuilder().setResource(resource).addScopeLogs(scope))
                        .build());
        assertThat(answer.status()).isEqualTo(200);
        return ExportLogsServiceResponse.parseFrom(answer.body()).getPartialSuccess();
    }

    private ObjectNode landed(String table, LogRecord.Builder record) throws IOException {
        assertThat(sent(OtlpBench.python(), record)).isEqualTo(ExportLogsPartialSuccess.getDefaultInstance());
        List<ObjectNode> rows = bench.rows(table);
        assertThat(rows).isNotEmpty();
        return rows.get(rows.size() - 1);
    }

    /** What sign_in() of the shipped instrumentation logs. */
    @Test
    void aRecordIsAMessage() throws IOException {
        ObjectNode row = landed(
                "AppTraces",
                log(
                                "Security event: authentication - failure",
                                "event_type",
                                "security_event",
                                "success",
                                false,
                                "duration_ms",
                                12.5,
                                "code.line.number",
                                41)
                        .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_WARN)
                        .setTraceId(OtlpBench.TRACE)
                        .setSpanId(OtlpBench.SPAN));

        assertThat(row)
                .isEqualTo(json("{'Message':'Security event: authentication - failure','SeverityLevel':2,"
                        + "'Properties':{'event_type':'security_event','success':'False','duration_ms':'12.5',"
                        + "'code.line.number':'41'},'OperationId':'0af7651916cd43dd8448eb211c80319c',"
                        + "'ParentId':'b7ad6b7169203331','TimeGenerated':'2026-01-05T12:30:00.123456Z',"
                        + "'AppRoleName':'mcp-server','AppRoleInstance':'mcp-1','SDKVersion':'otlp_python:otel1.38.0',"
                        + "'ItemCount':1,'Type':'AppTraces','_ResourceId':'"
                        + OtlpBench.COMPONENT.toLowerCase(Locale.ROOT) + "'}"));
    }

    /** Trace and debug are verbose; each other name of OpenTelemetry is one level of Application Insights. */
    @Test
    void severitiesAreThoseOfTheExporter() throws IOException {
        int[] levels = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4};
        for (int number = 0; number < levels.length; number++) {
            assertThat(landed("AppTraces", log("m").setSeverityNumberValue(number))
                            .path("SeverityLevel")
                            .intValue())
                    .as("severity number %d", number)
                    .isEqualTo(levels[number]);
        }
        assertThat(landed("AppTraces", log("m").setSeverityNumberValue(Integer.MAX_VALUE))
                        .path("SeverityLevel")
                        .intValue())
                .isEqualTo(4);
    }

    @Test
    void aRecordWithAnExceptionIsAnException() throws IOException {
        ObjectNode row = landed(
                "AppExceptions",
                log(
                                "query failed",
                                "exception.type",
                                "TimeoutError",
                                "exception.message",
                                "5 s",
                                "exception.stacktrace",
                                "at …",
                                "pool",
                                "main")
                        .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_ERROR));

        assertThat(row.path("ExceptionType").asText()).isEqualTo("TimeoutError");
        assertThat(row.path("OuterMessage").asText()).isEqualTo("query failed");
        assertThat(row.path("SeverityLevel").intValue()).isEqualTo(3);
        assertThat(row.path("Properties")).isEqualTo(json("{'pool':'main'}"));
        assertThat(landed("AppExceptions", log("", "exception.message", "5 s"))
                        .path("OuterMessage")
                        .asText())
                .isEqualTo("5 s");
    }

    @Test
    void aRecordThatSaysSoIsAnEvent() throws IOException {
        ObjectNode row =
                landed("AppEvents", log("ignored", "microsoft.custom_event.name", "signed_up", "plan", "free"));

        assertThat(row.path("Name").asText()).isEqualTo("signed_up");
        assertThat(row.path("Properties")).isEqualTo(json("{'plan':'free'}"));
        assertThat(landed("AppEvents", log("by its body", "APPLICATION_INSIGHTS_EVENT_MARKER_ATTRIBUTE", true))
                        .path("Name")
                        .asText())
                .isEqualTo("by its body");
    }

    @Test
    void bodiesThatAreNoTextAreJson() throws IOException {
        AnyValue body = AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder()
                        .addAllValues(attributes("user", "ü", "list", List.of(1, "x"), "ok", true)))
                .build();

        assertThat(landed("AppTraces", log("").setBody(body)).path("Message").asText())
                .isEqualTo("{\"user\": \"\\u00fc\", \"list\": [1, \"x\"], \"ok\": true}");
        assertThat(landed("AppTraces", log("").clearBody()).path("Message").asText())
                .isEqualTo("n/a");
    }

    @Test
    void aRecordWithoutATimeHasTheTimeAtWhichItWasSeen() throws IOException {
        assertThat(landed("AppTraces", log("m").clearTimeUnixNano().setObservedTimeUnixNano(TIME))
                        .path("TimeGenerated")
                        .asText())
                .isEqualTo("2026-01-05T12:30:00.123456Z");
        assertThat(sent(OtlpBench.python(), log("m").clearTimeUnixNano()).getRejectedLogRecords())
                .isEqualTo(1);
    }

    @Test
    void longTextsAreCutAsTheExporterCutsThem() throws IOException {
        assertThat(landed("AppTraces", log("x".repeat(40_000))).path("Message").asText())
                .hasSize(32_768);
        ObjectNode row = landed("AppTraces", log("m", "long", "😀".repeat(8_193), "k".repeat(151), "v", "", "no name"));

        assertThat(row.path("Properties").path("long").asText()).isEqualTo("😀".repeat(8_192));
        assertThat(row.path("Properties").size()).isEqualTo(1);
    }

    @Test
    void theRoleIsTheServiceWithItsNamespaceElseTheWorkload() throws IOException {
        for (String[] one : new String[][] {
            {"shop.api", "service.namespace", "shop", "service.name", "api"},
            {"api", "service.name", "api", "k8s.deployment.name", "d"},
            {"d", "service.name", "unknown_service:python", "k8s.deployment.name", "d"},
            {"unknown_service", "service.name", "unknown_service"},
            {"j", "k8s.job.name", "j"},
        }) {
            Object[] given = Arrays.copyOfRange(one, 1, one.length, Object[].class);
            sent(Resource.newBuilder().addAllAttributes(attributes(given)).build(), log("m"));
            List<ObjectNode> rows = bench.rows("AppTraces");
            assertThat(rows.get(rows.size() - 1).path("AppRoleName").asText()).isEqualTo(one[0]);
        }
        sent(
                Resource.newBuilder()
                        .addAllAttributes(
                                attributes("k8s.pod.name", "pod-1", "host.name", "h", "service.version", "1.2"))
                        .build(),
                log("m"));
        List<ObjectNode> rows = bench.rows("AppTraces");
        assertThat(rows.get(rows.size() - 1).path("AppRoleInstance").asText()).isEqualTo("pod-1");
        assertThat(rows.get(rows.size() - 1).path("AppVersion").asText()).isEqualTo("1.2");
    }
}
