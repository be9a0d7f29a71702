package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources inside of others and kept about others, and resources that must not exist. */
class KindsBelowTest {
    @TempDir
    Path folder;

    private TestProject project;
    private LiveResources live;
    private String search;
    private String setting;

    @BeforeEach
    void applyOnce() {
        project = TestProject.in(folder)
                .file("resources/logs.json", """
                    {"type": "Microsoft.OperationalInsights/workspaces", "name": "logs"}\
                    """)
                .file("resources/search.json", search("Heartbeat | count", "\"area\": \"ops\""))
                .file("resources/setting.json", setting("""
                    {"category": "Audit", "enabled": true}\
                    """));
        live = LiveResources.of(project);
        search = live.idBelow(live.id("workspace", "logs"), "saved-search", "beats");
        setting = live.idBelow(live.id("workspace", "logs"), "diagnostic-setting", "audit");
        CliRun first = project.run("provision");
        assertThat(first.exit()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("Applied: 3 created.");
        project.forgetRequests();
    }

    private static String search(String query, String tags) {
        return """
            {"type": "Microsoft.OperationalInsights/workspaces/savedSearches", "name": "beats",
             "parent": "${id('workspace/logs')}", "tags": {%s},
             "properties": {"category": "ops", "displayName": "Beats", "query": "%s"}}\
            """.formatted(tags, query);
    }

    private static String setting(String logs) {
        return """
            {"type": "Microsoft.Insights/diagnosticSettings", "name": "audit",
             "scope": "${id('workspace/logs')}",
             "properties": {"workspaceId": "${id('workspace/logs')}", "logs": [%s]}}\
            """.formatted(logs);
    }

    @Test
    void theSecondRunReadsOneListPerParentAndWritesNothing() {
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
        assertThat(project.writes()).isEmpty();
        assertThat(project.requests()).hasSize(3).allMatch(one -> one.startsWith("GET "));
    }

    @Test
    void aSavedSearchSaysWhoseItIsInItsOwnTags() {
        assertThat(live.getAt(search, "saved-search").at("/properties/tags").findValuesAsText("name"))
                .contains("area", "tocsin-project", "tocsin-environment", "tocsin-definition", "tocsin-hash");
    }

    @Test
    void aChangedQueryAndARemovedTagAreShownAndForeignTagsStay() {
        live.editAt(
                search,
                "saved-search",
                body -> ((ArrayNode) body.at("/properties/tags"))
                        .addObject()
                        .put("name", "team")
                        .put("value", "red"));
        assertThat(project.run("provision", "--dry-run", "--detailed-exitcode").exit())
                .isZero();
        project.file("resources/search.json", search("Heartbeat | take 1", ""));
        assertThat(paths(onlyChange())).containsExactly("/properties/query", "/tags/area");
        assertThat(project.run("provision").exit()).isZero();
        assertThat(live.getAt(search, "saved-search").at("/properties/tags").findValuesAsText("name"))
                .contains("team")
                .doesNotContain("area");
    }

    @Test
    void aSavedSearchThatIsNoLongerDefinedIsPrunedAndADiagnosticSettingIsNot() {
        project.without("resources/search.json").without("resources/setting.json");
        CliRun pruned = project.run("provision", "--prune", "--yes");
        assertThat(pruned.exit()).as(pruned.err()).isZero();
        assertThat(pruned.out()).contains("1 deleted");
        assertThat(live.existsAt(search, "saved-search")).isFalse();
        assertThat(live.existsAt(setting, "diagnostic-setting")).isTrue();
    }

    @Test
    void aPruneAndADestroyFindWhatIsInsideOfSomebodyElsesWorkspace() {
        live.put("workspace", "theirs", "{\"location\": \"westeurope\"}");
        String theirs = live.idBelow(live.id("workspace", "theirs"), "saved-search", "beats");
        String inside = search("Heartbeat", "").replace("${id('workspace/logs')}", live.id("workspace", "theirs"));
        project.file("resources/search.json", inside);
        assertThat(project.run("provision").exit()).isZero();
        assertThat(live.existsAt(theirs, "saved-search")).isTrue();

        project.without("resources/search.json");
        assertThat(project.run("provision", "--prune", "--yes").exit()).isZero();
        assertThat(live.existsAt(theirs, "saved-search")).isFalse();

        project.file("resources/search.json", inside);
        assertThat(project.run("provision").exit()).isZero();
        assertThat(project.run("destroy", "--yes").exit()).isZero();
        assertThat(live.existsAt(theirs, "saved-search")).isFalse();
        assertThat(live.exists("workspace", "theirs")).isTrue();
    }

    @Test
    void aDeleteThatTakesDataAlongSaysSo() {
        CliRun destroy = project.run("destroy", "--dry-run");
        assertThat(destroy.out()).containsOnlyOnce("warning: this also deletes the logs in it");

        project.file("resources/logs.json", """
            {"type": "Microsoft.OperationalInsights/workspaces", "name": "logs", "location": "northeurope"}\
            """);
        CliRun replace = project.run("provision", "--dry-run");
        assertThat(replace.out())
                .contains("\"location\" cannot be changed in place", "warning: this also deletes the logs in it");
        JsonNode plan = LiveResources.json(
                project.run("provision", "--dry-run", "--output", "json").out());
        assertThat(plan.path("changes").findValuesAsText("loses"))
                .singleElement()
                .asString()
                .startsWith("the logs in it");
    }

    @Test
    void aDiagnosticSettingShowsWhateverIsLiveAndNotDeclared() {
        live.editAt(
                setting, "diagnostic-setting", body -> ((ObjectNode) body.get("properties")).put("eventHubName", "x"));
        assertThat(paths(onlyChange())).containsExactly("/properties/eventHubName");
        assertThat(project.run("provision").exit()).isZero();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
    }

    @Test
    void aCategoryThatIsNotEnabledSaysNothing() {
        live.editAt(
                setting,
                "diagnostic-setting",
                body -> ((ArrayNode) body.at("/properties/logs"))
                        .addObject()
                        .put("category", "SummaryLogs")
                        .put("enabled", false));
        CliRun run = project.run("provision", "--dry-run", "--explain", "--detailed-exitcode");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("/properties/logs/1  ignored: off-is-absent");
    }

    @Test
    void aDiagnosticSettingThatMustNotExistIsDeletedWithConsent() {
        project.file("resources/setting.json", """
            {"type": "Microsoft.Insights/diagnosticSettings", "name": "audit",
             "scope": "${id('workspace/logs')}", "ensure": "absent"}\
            """);
        assertDeletedWithConsent("declared absent");
        assertThat(live.existsAt(setting, "diagnostic-setting")).isFalse();
    }

    @Test
    void whatAzureMadeByItselfCanBeDeclaredAbsent() {
        live.put("smart-detector", "Failure Anomalies - shop", """
            {"location": "global", "properties": {"state": "Enabled", "severity": "Sev3", "frequency": "PT1M",
             "detector": {"id": "FailureAnomaliesDetector"}, "scope": [], "actionGroups": {"groupIds": []}}}\
            """);
        project.file("alert-rules/failure-anomalies.json", """
            {"type": "microsoft.alertsmanagement/smartDetectorAlertRules", "name": "Failure Anomalies - shop",
             "ensure": "absent"}\
            """);
        assertDeletedWithConsent("smart-detector/Failure Anomalies - shop");
        assertThat(live.exists("smart-detector", "Failure Anomalies - shop")).isFalse();
    }

    private void assertDeletedWithConsent(String said) {
        CliRun dry = project.run("provision", "--dry-run", "--detailed-exitcode");
        assertThat(dry.exit()).isEqualTo(2);
        assertThat(dry.out()).contains(said);
        assertThat(project.run("provision").exit()).isEqualTo(64);
        assertThat(project.writes()).isEmpty();
        CliRun done = project.run("provision", "--yes");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
    }

    @Test
    void whatBelongsToAnotherProjectIsNotDeletedBecauseItIsDeclaredAbsent() {
        live.put("action-group", "pager", """
            {"location": "global", "tags": {"tocsin-project": "other", "tocsin-environment": "prod"},
             "properties": {"groupShortName": "pager", "enabled": true}}\
            """);
        project.file("resources/pager.json", """
            {"type": "Microsoft.Insights/actionGroups", "name": "pager", "ensure": "absent"}\
            """);
        CliRun run = project.run("provision", "--yes");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("it belongs to project \"other\"");
        assertThat(live.exists("action-group", "pager")).isTrue();
    }

    @Test
    void wrongPlacesAndWrongWordsAreErrorsWithTheirPlace() {
        project.file("resources/search.json", """
            {"type": "Microsoft.OperationalInsights/workspaces/savedSearches", "name": "beats",
             "parent": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/components/c",
             "properties": {"category": "ops", "displayName": "Beats", "query": "x"}}\
            """);
        assertThat(project.run("provision", "--dry-run").firstError())
                .isEqualTo("resources/search.json:2:12: error: \"parent\" must be the id of a"
                        + " Microsoft.OperationalInsights/workspaces [TOC0217]");
        project.without("resources/search.json").file("resources/setting.json", """
            {"type": "Microsoft.Insights/diagnosticSettings", "name": "audit",
             "scope": "${id('workspace/logz')}", "properties": {}}\
            """);
        assertThat(project.run("provision", "--dry-run").firstError())
                .isEqualTo("resources/setting.json:2:11: error: there is no definition \"workspace/logz\";"
                        + " did you mean \"workspace/logs\"? [TOC0205]");
        project.file("resources/setting.json", """
            {"type": "Microsoft.Insights/actionGroups", "name": "x", "ensure": "absent",
             "properties": {}}\
            """);
        assertThat(project.run("provision", "--dry-run").firstError())
                .endsWith("\"properties\" means nothing for a resource that must not exist; remove it [TOC0216]");
        project.file("resources/setting.json", """
            {"type": "Microsoft.Insights/actionGroups", "name": "x", "ensure": "gone"}\
            """);
        assertThat(project.run("provision", "--dry-run").firstError()).contains("[TOC0216]");
    }

    @Test
    void aPropertyThatAPartialDescriptionLacksIsAWarning() {
        project.file("resources/setting.json", """
            {"type": "Microsoft.Insights/diagnosticSettings", "name": "audit",
             "scope": "${id('workspace/logs')}", "properties": {"newThing": 1}}\
            """);
        CliRun run = project.run("render");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("warning: unknown property \"newThing\"", "(spec: partial)");
    }

    private JsonNode onlyChange() {
        CliRun run = project.run("provision", "--dry-run", "--output", "json");
        List<JsonNode> changes = new ArrayList<>();
        for (JsonNode change : LiveResources.json(run.out()).path("changes")) {
            if (!change.path("action").asText().equals("no-op")) {
                changes.add(change);
            }
        }
        assertThat(changes).as(run.out() + run.err()).hasSize(1);
        return changes.get(0);
    }

    private static List<String> paths(JsonNode change) {
        return change.path("differences").findValuesAsText("path");
    }
}
