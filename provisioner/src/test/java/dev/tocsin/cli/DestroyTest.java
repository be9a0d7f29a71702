package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything of one environment goes, and nothing else. */
class DestroyTest {
    private static final String THEIRS =
            "{\"location\": \"Global\", \"tags\": %s, \"properties\": {\"groupShortName\": \"x\","
                    + " \"enabled\": true}}";

    @TempDir
    Path folder;

    private TestProject project;
    private LiveResources live;

    @BeforeEach
    void applyTheShippedProject() {
        project = ShippedProject.copiedTo(folder);
        live = LiveResources.ofShipped(project);
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();
    }

    @Test
    void showsWhatGoesAndDeletesNothingInADryRun() {
        CliRun run = project.run("destroy", "--dry-run", "--detailed-exitcode");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("Plan: 22 to change: 22 to delete; 0 unchanged.");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void asksFirst() {
        CliRun run = project.run("destroy");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("pass --yes to agree");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void deletesWhatRefersToOthersFirstAndLeavesBystandersAlone() {
        List<String> tags = List.of(
                "{}",
                "{\"tocsin-project\": \"mcp-server\"}",
                "{\"tocsin-environment\": \"local\"}",
                "{\"tocsin-project\": \"mcp-server\", \"tocsin-environment\": \"prod\"}",
                "{\"tocsin-project\": \"mcp-server-2\", \"tocsin-environment\": \"local\"}",
                "{\"tocsin-project\": \"MCP-server\", \"tocsin-environment\": \"local\"}",
                "{\"tocsin-definition\": \"action-group/oncall\"}");
        for (int i = 0; i < tags.size(); i++) {
            live.put("action-group", "oncall-" + i, THEIRS.formatted(tags.get(i)));
        }
        live.put("action-group", "Application Insights Smart Detection", THEIRS.formatted("{}"));

        CliRun run = project.run("destroy", "--yes");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Applied: 22 deleted.");
        List<String> deleted = project.writes().stream()
                .map(one -> one.substring(one.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT))
                .toList();
        assertThat(project.writes()).hasSize(22).allMatch(one -> one.startsWith("DELETE "));
        assertThat(deleted)
                .containsSubsequence("high-cpu-usage", "mcp-server", "mcp-server-logs")
                .containsSubsequence("high-cpu-usage", "oncall");
        for (int i = 0; i < tags.size(); i++) {
            assertThat(live.exists("action-group", "oncall-" + i))
                    .as(tags.get(i))
                    .isTrue();
        }
        assertThat(live.exists("action-group", "Application Insights Smart Detection"))
                .isTrue();
        project.forgetRequests();

        CliRun again = project.run("destroy", "--yes", "--detailed-exitcode");
        assertThat(again.exit()).isZero();
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void needsNeitherSoundDefinitionsNorSecrets() {
        project.file("alert-rules/high-cpu-usage.json", "{").without("workbooks/operations.workbook");

        assertThat(project.run("destroy", "--yes").exit()).isZero();
        assertThat(project.writes()).hasSize(22);
    }

    @Test
    void takesOnlyWhatATargetMeans() {
        CliRun run = project.run("destroy", "--yes", "--target", "log-alert/*", "--target", "!high-cpu-usage");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(project.writes())
                .hasSize(6)
                .allMatch(one -> one.toLowerCase(Locale.ROOT).contains("scheduledqueryrules"));
        assertThat(live.exists("log-alert", "high-cpu-usage")).isTrue();
    }

    @Test
    void keepsToTheLimit() {
        CliRun run = project.run("destroy", "--yes", "--max-deletes", "21");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("the plan deletes or replaces 22 resources; --max-deletes allows 21", "nothing was written");
        assertThat(project.writes()).isEmpty();
        assertThat(project.run("destroy", "--dry-run", "--max-deletes", "21").err())
                .contains(
                        "note: the plan deletes or replaces 22 resources; --max-deletes allows 21; an apply would not start");
        assertThat(project.run("destroy", "--yes", "--max-deletes", "22").exit())
                .isZero();
        CliRun again = project.run("destroy", "--yes", "--target", "log-alert/*");
        assertThat(again.exit()).isZero();
        assertThat(again.out())
                .contains("there is nothing to do", "Applied: nothing.")
                .doesNotContain("as declared");
        assertThat(again.err()).doesNotContain("pruned");
    }

    @Test
    void aProjectThatCannotBeReadIsNotDestroyed() {
        project.file("tocsin.json", "{\"name\": 1}");

        CliRun run = project.run("destroy", "--yes");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(project.writes()).isEmpty();
    }
}
