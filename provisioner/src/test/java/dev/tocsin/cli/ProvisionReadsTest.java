package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the service is asked, told by the emulator's ledger. */
class ProvisionReadsTest {
    private static final int EACH = 75;
    private static final int ALL = 4 * EACH;

    @TempDir
    Path folder;

    @Test
    void readsThreeHundredResourcesWithOneListPerKindAndPage() {
        TestProject project = TestProject.in(folder);
        for (int i = 0; i < EACH; i++) {
            project.actionGroup("group-" + i);
            project.file("resources/log-" + i + ".json", logAlert(i));
            project.file("resources/activity-" + i + ".json", activityAlert(i));
            project.file("workbooks/book-" + i + ".json", workbook(i));
        }

        CliRun before = project.run("provision", "--dry-run", "--detailed-exitcode");
        assertThat(before.exit()).as(before.err()).isEqualTo(2);
        assertThat(before.out()).contains("Plan: " + ALL + " to change: " + ALL + " to create");
        assertOnlyLists(project, 1);

        CliRun applied = project.run("provision");
        assertThat(applied.exit()).as(applied.err()).isZero();
        project.forgetRequests();

        CliRun after = project.run("provision", "--dry-run", "--detailed-exitcode");
        assertThat(after.exit()).as(after.out()).isZero();
        assertThat(after.out()).contains("Plan: 0 to change; " + ALL + " unchanged.");
        assertOnlyLists(project, 1);
    }

    @Test
    void followsThePagesOfAListing() {
        TestProject project = TestProject.in(folder);
        for (int i = 0; i < 201; i++) {
            project.file("resources/log-" + i + ".json", logAlert(i));
        }
        project.actionGroup("group-0");
        for (int i = 1; i < EACH; i++) {
            project.actionGroup("group-" + i);
        }
        // More rules than groups: all beyond refer to the groups there are.
        for (int i = EACH; i < 201; i++) {
            project.file("resources/log-" + i + ".json", logAlert(i).replace("group-" + i, "group-0"));
        }
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();

        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
        Map<String, Long> times = times(project);
        assertThat(times.entrySet().stream().filter(one -> one.getKey().endsWith("scheduledQueryRules")))
                .singleElement()
                .satisfies(one -> assertThat(one.getValue()).isEqualTo(2));
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void findsAWorkbookThatSomebodyPutIntoAnotherCategory() {
        TestProject project = TestProject.in(folder)
                .actionGroup("group-0")
                .file("workbooks/book-0.json", workbook(0))
                .file("workbooks/book-1.json", workbook(1));
        assertThat(project.run("provision").exit()).isZero();
        LiveResources.of(project)
                .edit("workbook", uuid(1), body -> ((ObjectNode) body.get("properties")).put("category", "TSG"));

        CliRun run = project.run("provision", "--dry-run");
        assertThat(run.out()).contains("1 to update; 2 unchanged", "/properties/category: \"TSG\" → \"workbook\"");
        assertThat(project.requests()).hasSize(3);
        assertThat(project.run("provision").exit()).isZero();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
    }

    private static void assertOnlyLists(TestProject project, int pages) {
        assertThat(project.writes()).isEmpty();
        List<String> requests = project.requests();
        assertThat(requests).hasSize(4 * pages);
        assertThat(requests.stream().map(one -> one.substring(one.lastIndexOf('/') + 1)))
                .containsExactlyInAnyOrder("actionGroups", "scheduledQueryRules", "activityLogAlerts", "workbooks");
        project.forgetRequests();
    }

    private static Map<String, Long> times(TestProject project) {
        return project.requests().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String logAlert(int i) {
        return """
                {"type": "Microsoft.Insights/scheduledQueryRules", "name": "log-%1$d", "properties": {
                  "displayName": "log %1$d", "severity": 2, "enabled": true,
                  "scopes": ["/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop"],
                  "targetResourceTypes": ["Microsoft.Insights/components"],
                  "evaluationFrequency": "PT5M", "windowSize": "PT5M",
                  "criteria": {"allOf": [{"query": "requests", "timeAggregation": "Count", "operator": "GreaterThan",
                    "threshold": %1$d, "failingPeriods": {"numberOfEvaluationPeriods": 1, "minFailingPeriodsToAlert": 1}}]},
                  "actions": {"actionGroups": ["${id('action-group/group-%1$d')}"]}}}""".formatted(i);
    }

    private static String activityAlert(int i) {
        return """
                {"type": "Microsoft.Insights/activityLogAlerts", "name": "activity-%1$d", "properties": {
                  "scopes": ["/subscriptions/00000000-0000-4000-8000-000000000001"], "enabled": true,
                  "condition": {"allOf": [{"field": "category", "equals": "ServiceHealth"}]},
                  "actions": {"actionGroups": [{"actionGroupId": "${id('action-group/group-%1$d')}"}]}}}""".formatted(i);
    }

    private static String workbook(int i) {
        return """
                {"type": "Microsoft.Insights/workbooks", "name": "%s", "kind": "shared", "properties": {
                  "displayName": "book %d", "category": "workbook",
                  "serializedData": "{\\"version\\":\\"Notebook/1.0\\",\\"items\\":[]}"}}""".formatted(uuid(i), i);
    }

    private static String uuid(int i) {
        return new UUID(0x4000, 0x8000000000000000L + i).toString();
    }
}
