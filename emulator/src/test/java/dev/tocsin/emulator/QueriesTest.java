package dev.tocsin.emulator;

import static dev.tocsin.emulator.Bench.GROUP;
import static dev.tocsin.emulator.Bench.INSIGHTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Logs query API in front of an engine that answers what a test says. */
class QueriesTest {
    private static final String WORKSPACE = GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";
    private static final String COMPONENT = INSIGHTS + "components/shop";

    @TempDir
    private Path folder;

    private final List<QueryEngine.Question> asked = new ArrayList<>();
    private QueryEngine.Outcome outcome = new QueryEngine.Outcome.Refused("line 1, column 3: no");
    private Emulator emulator;
    private String customer = "";

    @BeforeEach
    void open() throws IOException {
        emulator = Emulator.open(
                folder,
                Clock.fixed(Bench.NOW, ZoneOffset.UTC),
                FrontDoor.open("https://management.azure.com"),
                GroupPolicy.CREATE,
                question -> {
                    asked.add(question);
                    return outcome;
                });
        customer = json(send("PUT", WORKSPACE, "2023-09-01", "{\"location\":\"westeurope\",\"properties\":{}}"))
                .at("/properties/customerId")
                .asText();
        String key = json(send(
                        "PUT",
                        COMPONENT,
                        "2020-02-02",
                        "{\"location\":\"westeurope\",\"kind\":\"web\",\"properties\":{\"Application_Type\":\"web\",\"WorkspaceResourceId\":\""
                                + WORKSPACE + "\"}}"))
                .at("/properties/InstrumentationKey")
                .asText();
        for (String time : List.of("2026-01-05T11:00:00Z", "2026-01-05T12:00:00Z", "2026-01-05T12:30:00Z")) {
            send(
                    "POST",
                    "/v2.1/track",
                    "",
                    "{\"time\":\"" + time + "\",\"iKey\":\"" + key
                            + "\",\"data\":{\"baseType\":\"EventData\",\"baseData\":{\"name\":\"e\"}}}");
        }
    }

    private ArmResponse send(String method, String path, String version, String body) throws IOException {
        return emulator.handle(new ArmRequest(
                method,
                path,
                version.isEmpty() ? "" : "api-version=" + version,
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode json(ArmResponse response) {
        return Bench.json(new String(response.body(), StandardCharsets.UTF_8));
    }

    private int rowsSeen(String timespan) throws IOException {
        asked.clear();
        send("POST", "/v1" + COMPONENT + "/query", "", "{\"query\":\"q\",\"timespan\":\"" + timespan + "\"}");
        return asked.get(0).rows().get("AppEvents").size();
    }

    @Test
    void asksTheEngineWithTheRowsOfTheScope() throws IOException {
        outcome = new QueryEngine.Outcome.Answered(
                (ObjectNode) Bench.json("{\"columns\":[{\"name\":\"n\",\"type\":\"long\"}],\"rows\":[[3]]}"));

        ArmResponse component = send("POST", "/v1" + COMPONENT + "/query", "", "{\"query\":\"customEvents | count\"}");
        ArmResponse workspace =
                send("POST", "/v1/workspaces/" + customer + "/query", "", "{\"query\":\"AppEvents | count\"}");

        assertThat(json(component))
                .isEqualTo(Bench.json("{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"n\","
                        + "\"type\":\"long\"}],\"rows\":[[3]]}]}"));
        assertThat(workspace.status()).isEqualTo(200);
        assertThat(asked)
                .extracting(QueryEngine.Question::query)
                .containsExactly("customEvents | count", "AppEvents | count");
        assertThat(asked).extracting(QueryEngine.Question::component).containsExactly(true, false);
        assertThat(asked)
                .allSatisfy(one -> assertThat(one.rows().get("AppEvents")).hasSize(3));
    }

    @Test
    void aTimespanLeavesRowsOut() throws IOException {
        assertThat(rowsSeen("PT1H")).isEqualTo(2);
        assertThat(rowsSeen("2026-01-05T11:00:00Z/2026-01-05T12:00:00Z")).isEqualTo(2);
        assertThat(rowsSeen("2026-01-05T11:00:00Z/PT30M")).isEqualTo(1);
        assertThat(rowsSeen("PT10M/2026-01-05T12:35:00Z")).isEqualTo(1);
        assertThat(json(send("POST", "/v1" + COMPONENT + "/query", "", "{\"query\":\"q\",\"timespan\":\"today\"}"))
                        .at("/error/code")
                        .asText())
                .isEqualTo("BadArgumentError");
    }

    @Test
    void refusesAsTheServiceDoes() throws IOException {
        ArmResponse wrong = send("POST", "/v1" + COMPONENT + "/query", "", "{\"query\":\"q\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(json(wrong).at("/error/innererror/message").asText()).isEqualTo("line 1, column 3: no");
        assertThat(send("POST", "/v1/workspaces/nobody/query", "", "{\"query\":\"q\"}")
                        .status())
                .isEqualTo(404);
        assertThat(send("POST", "/v1" + COMPONENT + "2/query", "", "{\"query\":\"q\"}")
                        .status())
                .isEqualTo(404);
        assertThat(send("POST", "/v1" + COMPONENT + "/query", "", "{}").status())
                .isEqualTo(400);
        assertThat(send("POST", "/v1" + COMPONENT + "/query", "", "{\"query\":\"q\",\"workspaces\":[\"w\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(send("GET", "/v1" + COMPONENT + "/query", "", "").status()).isEqualTo(405);
    }

    @Test
    void withoutAnEngineItSaysSo() throws IOException {
        Emulator plain = Emulator.open(folder, Clock.fixed(Bench.NOW, ZoneOffset.UTC));
        ArmResponse answer = plain.handle(new ArmRequest(
                "POST",
                "/v1" + COMPONENT + "/query",
                "",
                Map.of(),
                "{\"query\":\"q\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(json(answer).at("/error/innererror/message").asText()).contains("without a query engine");
    }
}
