package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One resource, or one listing, does not work. */
class ProvisionFaultsTest {
    private static final String FAULTS = TestProject.STATE + "/faults.json";

    @TempDir
    Path folder;

    private TestProject project;

    @BeforeEach
    void copyProject() {
        project = ShippedProject.copiedTo(folder);
    }

    @ParameterizedTest
    @CsvSource({"403, 1", "500, 8"})
    void appliesTheOthersAndFinishesTheRestNextTime(int status, int attempts) {
        fault("PUT", "components/mcp-server$", status, "\"headers\": {\"retry-after-ms\": \"0\"}");

        CliRun partial = project.run("provision", "--output", "json");

        assertThat(partial.exit()).isEqualTo(3);
        Map<String, JsonNode> changes = changes(partial);
        assertThat(outcomes(changes))
                .containsEntry("component/mcp-server", "failed")
                .containsEntry("log-alert/high-cpu-usage", "skipped")
                .containsEntry("log-alert/high-error-rate", "skipped")
                .containsEntry("workspace/mcp-server-logs", "created")
                .containsEntry("action-group/oncall", "created");
        assertThat(changes.get("component/mcp-server").path("message").asText()).contains(status + " ");
        assertThat(changes.get("log-alert/high-cpu-usage").path("message").asText())
                .isEqualTo("it refers to component/mcp-server, which failed");
        assertThat(project.writes().stream().filter(one -> one.endsWith("components/mcp-server")))
                .hasSize(attempts);

        project.without(FAULTS).forgetRequests();
        int missing = (int) outcomes(changes).values().stream()
                .filter(outcome -> !outcome.equals("created"))
                .count();
        CliRun rest = project.run("provision");
        assertThat(rest.exit()).as(rest.out()).isZero();
        assertThat(project.writes()).hasSize(missing).allMatch(one -> one.startsWith("PUT "));
    }

    @Test
    void saysInTextWhatFailedAndWhatWasSkippedForIt() {
        fault("PUT", "components/mcp-server$", 403, "\"headers\": {}");

        assertThat(project.run("provision").out())
                .containsPattern("failed +component/mcp-server: PUT /subscriptions/.* answered 403 ")
                .containsPattern("skipped +log-alert/high-cpu-usage: it refers to component/mcp-server, which failed");
    }

    @Test
    void aListingThatIsForbiddenStopsTheRunBeforeAnyWrite() {
        fault("GET", "scheduledQueryRules$", 403, "\"headers\": {}");

        CliRun run = project.run("provision");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().filter(line -> line.startsWith("error: ")))
                .singleElement()
                .asString()
                .contains("scheduledQueryRules answered 403 ");
        assertThat(run.err()).endsWith("nothing was written\n");
        assertThat(project.writes()).isEmpty();
    }

    private void fault(String method, String path, int status, String more) {
        project.file(
                FAULTS,
                "[{\"match\": {\"method\": \"%s\", \"path\": \"%s\"}, \"times\": -1, \"status\": %d, %s}]"
                        .formatted(method, path, status, more));
    }

    private static Map<String, JsonNode> changes(CliRun run) {
        Map<String, JsonNode> byDefinition = new TreeMap<>();
        LiveResources.json(run.out())
                .path("changes")
                .forEach(change -> byDefinition.put(change.path("definition").asText(), change));
        return byDefinition;
    }

    private static Map<String, String> outcomes(Map<String, JsonNode> changes) {
        Map<String, String> outcomes = new TreeMap<>();
        changes.forEach((definition, change) ->
                outcomes.put(definition, change.path("outcome").asText()));
        return outcomes;
    }
}
