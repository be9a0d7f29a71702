package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline over the project that this repository ships. */
class ProvisionSpineTest {
    private static final String CPU = "alert-rules/high-cpu-usage.json";

    @TempDir
    Path folder;

    private TestProject project;
    private LiveResources live;

    @BeforeEach
    void applyOnce() {
        project = ShippedProject.copiedTo(folder);
        live = LiveResources.ofShipped(project);
        CliRun first = project.run("provision");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).contains("Plan: 22 to change: 22 to create; 0 unchanged.", "Applied: 22 created.");
        project.forgetRequests();
    }

    @Test
    void writesNothingTheSecondTime() {
        CliRun second = project.run("provision", "--detailed-exitcode");

        assertThat(second.exit()).isZero();
        assertThat(second.out()).contains("Plan: 0 to change; 22 unchanged.");
        assertThat(project.writes()).isEmpty();
        assertThat(project.requests())
                .hasSizeLessThanOrEqualTo(11)
                .allMatch(one -> one.startsWith("GET ") || one.endsWith("/listCallbackUrl"));
    }

    @Test
    void showsExactlyTheThresholdThatChangedAndSendsOnePut() {
        ShippedProject.edit(project, CPU, "\"threshold\": 85", "\"threshold\": 90");

        CliRun dry = project.run("provision", "--dry-run", "--detailed-exitcode", "--output", "json");
        assertThat(dry.exit()).isEqualTo(2);
        JsonNode change = onlyChange(dry);
        assertThat(change.path("definition").asText()).isEqualTo("log-alert/high-cpu-usage");
        assertThat(change.path("action").asText()).isEqualTo("update");
        assertThat(change.path("reason").asText()).isEqualTo("definition changed");
        assertThat(change.path("differences")).hasSize(1);
        assertThat(change.path("differences").get(0))
                .isEqualTo(LiveResources.json(
                        "{\"path\":\"/properties/criteria/allOf/0/threshold\",\"before\":85,\"after\":90}"));
        assertThat(project.writes()).isEmpty();

        assertThat(project.run("provision", "--detailed-exitcode").exit()).isEqualTo(2);
        assertThat(project.writes()).containsExactly("PUT " + live.id("log-alert", "high-cpu-usage"));
        isQuiet();
    }

    @Test
    void showsARemovedDescription() {
        ShippedProject.edit(
                project,
                CPU,
                "    \"description\": \"An instance of the MCP server uses too much CPU, on average over 5 minutes.\",\n",
                "    \"description\": \"\",\n");
        JsonNode change = onlyChange(dryRun());

        assertThat(paths(change)).containsExactly("/properties/description");
        assertThat(change.path("differences").get(0).path("after").asText())
                .as("what is left is where the runbook is")
                .startsWith("Runbook: https://")
                .endsWith("/high-cpu-usage.yaml");
        assertThat(change.path("reason").asText()).startsWith("definition changed");
        appliesWithOnePut();
    }

    @Test
    void showsARemovedTagAndReallyRemovesIt() {
        ShippedProject.edit(
                project, "resources/workspace.json", "  \"tags\": {\n    \"workload\": \"mcp-server\"\n  },\n", "");
        JsonNode change = onlyChange(dryRun());

        assertThat(paths(change)).containsExactly("/tags/workload");
        assertThat(change.path("differences").get(0).path("after").isNull()).isTrue();
        appliesWithOnePut();
        assertThat(live.get("workspace", "mcp-server-logs").path("tags").has("workload"))
                .isFalse();
    }

    @Test
    void keepsAForeignTagOverAnUpdate() {
        live.edit("log-alert", "high-cpu-usage", body -> ((ObjectNode) body.get("tags")).put("cost-center", "4711"));
        CliRun explained = project.run("provision", "--dry-run", "--explain", "--detailed-exitcode");
        assertThat(explained.exit()).isZero();
        assertThat(explained.out()).contains("/tags/cost-center  ignored: foreign-tag");

        ShippedProject.edit(project, CPU, "\"threshold\": 85", "\"threshold\": 90");
        appliesWithOnePut();
        assertThat(live.get("log-alert", "high-cpu-usage")
                        .at("/tags/cost-center")
                        .asText())
                .isEqualTo("4711");
    }

    @Test
    void showsARemovedReceiver() {
        project.file("resources/pager.json", pager("""
                {"name": "one", "emailAddress": "one@example.com"}, {"name": "two", "emailAddress": "two@example.com"}"""));
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();

        project.file("resources/pager.json", pager("""
                {"name": "two", "emailAddress": "two@example.com"}"""));
        JsonNode change = onlyChange(dryRun());
        assertThat(change.path("differences")).hasSize(1);
        assertThat(change.at("/differences/0/path").asText()).startsWith("/properties/emailReceivers/");
        assertThat(change.at("/differences/0/before/name").asText()).isEqualTo("one");
        assertThat(change.at("/differences/0/after").isNull()).isTrue();
        appliesWithOnePut();
    }

    @Test
    void showsARemovedListOfReceivers() {
        project.file("resources/pager.json", pager("""
                {"name": "one", "emailAddress": "one@example.com"}"""));
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();

        project.file("resources/pager.json", """
                {"type": "Microsoft.Insights/actionGroups", "name": "pager",
                 "properties": {"groupShortName": "pager", "enabled": true}}""");
        JsonNode change = onlyChange(dryRun());
        assertThat(paths(change)).containsExactly("/properties/emailReceivers");
        assertThat(change.path("reason").asText()).isEqualTo("definition changed");
        appliesWithOnePut();
    }

    @Test
    void showsARemovedLineThatOnlyRepeatedADefault() {
        ShippedProject.edit(project, "templates/log-alert.ftl", "    \"autoMitigate\": true,\n", "");
        JsonNode plan = LiveResources.json(dryRun().out());
        assertThat(plan.at("/summary/update").asInt()).isEqualTo(5);
        for (JsonNode change : changes(plan)) {
            assertThat(change.path("reason").asText()).as(change.toString()).startsWith("definition changed");
        }
        assertThat(project.run("provision").exit()).isZero();
        assertThat(project.writes()).hasSize(5);
        isQuiet();
    }

    @Test
    void saysThatSomebodyChangedItInAzure() {
        live.edit("log-alert", "high-cpu-usage", body -> ((ObjectNode) body.at("/properties")).put("severity", 4));
        JsonNode change = onlyChange(dryRun());

        assertThat(change.path("reason").asText()).startsWith("changed in Azure since the last apply by ");
        assertThat(paths(change)).containsExactly("/properties/severity");
        appliesWithOnePut();
        assertThat(live.get("log-alert", "high-cpu-usage")
                        .at("/properties/severity")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void saysThatBothChangedItAndWhoChangedWhat() {
        live.edit("log-alert", "high-cpu-usage", body -> ((ObjectNode) body.at("/properties")).put("severity", 4));
        ShippedProject.edit(project, CPU, "\"threshold\": 85", "\"threshold\": 90");
        JsonNode change = onlyChange(dryRun());

        assertThat(change.path("reason").asText()).startsWith("definition changed; changed in Azure too by ");
        assertThat(change.at("/differences/0/changedIn").asText()).isEqualTo("definition");
        assertThat(change.at("/differences/1/changedIn").asText()).isEqualTo("azure");
        assertThat(paths(change)).containsExactly("/properties/criteria/allOf/0/threshold", "/properties/severity");
        appliesWithOnePut();
    }

    @Test
    void anUndeclaredLiveValueCausesNoWriteButIsExplained() {
        live.edit(
                "log-alert",
                "high-cpu-usage",
                body -> ((ObjectNode) body.at("/properties")).put("overrideQueryTimeRange", "PT2H"));
        CliRun explained = project.run("provision", "--explain", "--detailed-exitcode");

        assertThat(explained.exit()).isZero();
        assertThat(explained.out()).contains("/properties/overrideQueryTimeRange  ignored: not-declared");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void showsTheUndeclaredLiveValueThatAnUpdateWillDrop() {
        live.edit(
                "log-alert",
                "high-cpu-usage",
                body -> ((ObjectNode) body.at("/properties")).put("overrideQueryTimeRange", "PT2H"));
        ShippedProject.edit(project, CPU, "\"threshold\": 85", "\"threshold\": 90");

        assertThat(paths(onlyChange(dryRun())))
                .containsExactly("/properties/criteria/allOf/0/threshold", "/properties/overrideQueryTimeRange");
        appliesWithOnePut();
        assertThat(live.get("log-alert", "high-cpu-usage")
                        .at("/properties/overrideQueryTimeRange")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void createsAgainWhatSomebodyDeleted() {
        live.delete("action-group", "team");

        assertThat(onlyChange(dryRun()).path("action").asText()).isEqualTo("create");
        appliesWithOnePut();
    }

    private CliRun dryRun() {
        CliRun run = project.run("provision", "--dry-run", "--detailed-exitcode", "--output", "json");
        assertThat(run.exit()).as(run.err() + run.out()).isEqualTo(2);
        assertThat(project.writes()).isEmpty();
        return run;
    }

    private void appliesWithOnePut() {
        assertThat(project.run("provision").exit()).isZero();
        assertThat(project.writes()).hasSize(1).allMatch(one -> one.startsWith("PUT "));
        isQuiet();
    }

    private void isQuiet() {
        project.forgetRequests();
        CliRun again = project.run("provision", "--detailed-exitcode");
        assertThat(again.exit()).as(again.out()).isZero();
        assertThat(project.writes()).isEmpty();
    }

    private static JsonNode onlyChange(CliRun run) {
        List<JsonNode> changes = changes(LiveResources.json(run.out()));
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static List<JsonNode> changes(JsonNode plan) {
        List<JsonNode> changes = new ArrayList<>();
        plan.path("changes").forEach(change -> {
            if (!change.path("action").asText().equals("no-op")) {
                changes.add(change);
            }
        });
        return changes;
    }

    private static List<String> paths(JsonNode change) {
        List<String> paths = new ArrayList<>();
        change.path("differences")
                .forEach(difference -> paths.add(difference.path("path").asText()));
        return paths;
    }

    private static String pager(String receivers) {
        return """
                {"type": "Microsoft.Insights/actionGroups", "name": "pager",
                 "properties": {"groupShortName": "pager", "enabled": true, "emailReceivers": [%s]}}""".formatted(receivers);
    }
}
