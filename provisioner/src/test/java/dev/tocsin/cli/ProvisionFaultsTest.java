package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Test
    void anIdentityThatMayOnlyReadIsEnoughForADryRun() {
        assertThat(project.run("provision").exit()).isZero();
        ShippedProject.edit(project, "alert-rules/high-cpu-usage.json", "\"threshold\": 85", "\"threshold\": 90");
        project.without("workbooks/operations.json").without("workbooks/operations.workbook");
        project.file(
                        FAULTS,
                        Stream.of("PUT", "PATCH", "DELETE", "POST")
                                .map(
                                        "{\"match\": {\"method\": \"%s\", \"path\": \".*\"}, \"times\": -1, \"status\": 403}"
                                                ::formatted)
                                .collect(Collectors.joining(", ", "[", "]")))
                .forgetRequests();

        CliRun run = project.run(
                "provision",
                "--dry-run",
                "--prune",
                "--adopt",
                "--explain",
                "--detailed-exitcode",
                "--out",
                folder.resolve("plan.json").toString());

        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.out())
                .contains("2 to change: 1 to update, 1 to delete")
                .containsPattern("[0-9]+ read and 0 write requests");
        // Asking for the address of a bridge changes nothing either; without the right to ask it is derived at apply.
        assertThat(project.requests())
                .isNotEmpty()
                .allMatch(one -> one.startsWith("GET ") || one.endsWith("/triggers/manual/listCallbackUrl"));
        assertThat(run.out()).contains(project.requests().size() + " read and 0 write requests");
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
