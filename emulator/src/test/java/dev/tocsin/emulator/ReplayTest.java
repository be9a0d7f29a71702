package dev.tocsin.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Bench.Answer;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends recorded PUTs again and compares the answers, where the recordings are at hand. */
class ReplayTest {
    private static final Path RECORDINGS = Path.of("..", "..", "shared", "corpus", "arm", "exchanges.jsonl");
    /** Times, identifiers and names that no two services share. */
    private static final Set<String> PASSING = Set.of(
            "etag",
            "createdAt",
            "createdBy",
            "lastModifiedAt",
            "lastModifiedBy",
            "userId",
            "timeModified",
            "revision",
            "AppId",
            "InstrumentationKey",
            "ConnectionString",
            "CreationDate",
            "TenantId",
            "LaMigrationDate",
            "customerId",
            "lastSkuUpdate",
            "quotaNextResetTime",
            "createdDate",
            "modifiedDate",
            "tenantId");
    /**
     * What does not match, and why: two rules of 2021 come back with undocumented template fields, two alerts are
     * refused because their metric does not exist in a storage account, and one PUT of a workspace restores what a
     * DELETE, which is not among the exchanges, had put aside.
     */
    private static final Map<String, Integer> EXPECTED = Map.of(
            "test_monitor_clone_storage_metric_alerts_across_subs_scenario.yaml", 2,
            "test_metrics_alert_metric_name_with_special_characters.yaml", 2,
            "test_monitor_log_analytics_workspace_recover.yaml", 1);

    @TempDir
    private Path folder;

    private final Kinds kinds = new Kinds();
    private final Map<String, Bench> benches = new HashMap<>();
    private final Map<String, Integer> missed = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int sent;

    @Test
    void answersRecordedPutsAsTheServiceDid() throws IOException {
        assumeTrue(Files.exists(RECORDINGS), "recordings");
        for (String line : Files.readAllLines(RECORDINGS)) {
            JsonNode exchange = Bench.json(line);
            if (exchange.path("method").asText().equals("PUT")) {
                replay(exchange);
            }
        }
        assertThat(sent).isEqualTo(169);
        assertThat(missed).as(String.join("\n", differences)).isEqualTo(new TreeMap<>(EXPECTED));
    }

    private void replay(JsonNode exchange) throws IOException {
        String[] uri = exchange.path("uri").asText().split("\\?", 2);
        ArmPath path = ArmPath.parse(uri[0]);
        if (kinds.find(path.namespace(), path.type()).isEmpty()) {
            return;
        }
        sent++;
        String recording = exchange.path("recording").asText();
        Bench bench = benches.computeIfAbsent(recording, name -> new Bench(folder.resolve("r" + benches.size())));
        Answer answer = bench.send("PUT", uri[0], uri[1], JsonWriter.compact(exchange.path("request")));
        JsonNode expected = comparable(exchange.path("response"), "");
        JsonNode actual = comparable(answer.body(), "");
        if (answer.status() != exchange.path("status").asInt() || !actual.equals(expected)) {
            missed.merge(recording, 1, Integer::sum);
            differences.add(recording + " " + exchange.path("status") + " " + expected + "\n   emulator: "
                    + answer.status() + " " + actual);
        }
    }

    /**
     * Without what differs by nature. {@code kind} and {@code identity} of action groups come as null or not at all at
     * one and the same api-version; messages end with an identifier or are ours.
     */
    private static JsonNode comparable(JsonNode body, String key) {
        if (body instanceof ObjectNode object) {
            ObjectNode result = object.objectNode();
            boolean actionGroup = object.path("type").asText().equals("Microsoft.Insights/ActionGroups");
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                String name = member.getKey();
                boolean sometimes = actionGroup && Set.of("kind", "identity").contains(name);
                if (name.equalsIgnoreCase("message")) {
                    result.put(name, "");
                } else if (!(sometimes && member.getValue().isNull())) {
                    result.set(name, comparable(member.getValue(), name));
                }
            }
            return result;
        }
        if (body.isArray()) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            body.forEach(element -> result.add(comparable(element, "")));
            return result;
        }
        return PASSING.contains(key) && !body.isNull() ? JsonNodeFactory.instance.textNode("passing") : body;
    }
}
