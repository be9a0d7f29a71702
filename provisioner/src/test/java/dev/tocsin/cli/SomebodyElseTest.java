package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.FakeWaiting;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else writes while an apply runs: nothing is written over what the plan did not show, and who loses is told. */
class SomebodyElseTest {
    private static final String RULE = "high-error-rate";
    private static final String NOT_FOUND = "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"not found\"}}";

    @TempDir
    Path folder;

    private TestProject project;
    private LiveResources live;

    @BeforeEach
    void copyProject() {
        project = ShippedProject.copiedTo(folder);
        live = LiveResources.ofShipped(project);
    }

    @Test
    void aChangeAfterThePlanIsNotWrittenOver() {
        provisioned();
        editDefinition();

        CliRun run = when("GET", 1, RULE, () -> live.edit("log-alert", RULE, body -> severity(body, 0)));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(message(run, "log-alert/" + RULE))
                .startsWith(
                        "it was changed in Azure after the plan was made by user@emulator.invalid at 2026-01-05T12:00:00")
                .endsWith("it was not written; run again");
        assertThat(project.writes()).isEmpty();
        assertThat(live.get("log-alert", RULE).at("/properties/severity").asInt())
                .isZero();

        assertThat(project.run("provision").exit()).isZero();
    }

    @Test
    void whatSomebodyElseAddsAfterThePlanIsNotDropped() {
        provisioned();
        editDefinition();

        CliRun run = when(
                "GET",
                1,
                RULE,
                () -> live.edit(
                        "log-alert",
                        RULE,
                        body -> ((ObjectNode) body.path("properties"))
                                .put("autoMitigate", false)
                                .put("muteActionsDuration", "PT30M")));

        assertThat(run.exit()).as(run.out()).isEqualTo(4);
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void aResourceThatAppearsAfterThePlanIsNotWrittenOver() {
        CliRun run = when(
                "GET",
                1,
                "mcp-server-logs",
                () -> live.put("workspace", "mcp-server-logs", "{\"location\": \"westeurope\", \"properties\": {}}"));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(message(run, "workspace/mcp-server-logs"))
                .contains("made after the plan was made")
                .contains("az monitor activity-log list --resource-id '")
                .contains("--adopt");
        assertThat(project.writes()).noneMatch(one -> one.endsWith("/mcp-server-logs"));
    }

    @Test
    void anAppliedTwinLeavesNothingToDo() {
        provisioned();
        editDefinition();

        CliRun run = when("GET", 1, RULE, () -> {
            assertThat(project.run("provision").exit()).isZero();
            project.forgetRequests();
        });

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(outcome(run, "log-alert/" + RULE)).isEqualTo("unchanged");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void anOverwrittenResourceIsReported() {
        provisioned();
        editDefinition();

        CliRun run = when("GET", 2, RULE, () -> live.edit("log-alert", RULE, body -> severity(body, 0)));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(message(run, "log-alert/" + RULE))
                .startsWith("it was written, and then overwritten by user@emulator.invalid at ");
    }

    @Test
    void aResourceDeletedAfterItsWriteIsReported() {
        provisioned();
        editDefinition();

        CliRun run = when("GET", 2, RULE, () -> live.delete("log-alert", RULE));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(message(run, "log-alert/" + RULE)).startsWith("it was written, and is gone: ");
    }

    @Test
    void readsThatLagAreWaitedFor() {
        AtomicInteger reads = new AtomicInteger();
        FakeWaiting time = new FakeWaiting();
        CliRun run = project.run(
                TestOutside.of(
                        Detour.through((request, onward) -> {
                            boolean late = Detour.line(request).startsWith("GET ")
                                    && Detour.line(request).endsWith("/workspaces/mcp-server-logs");
                            return late && reads.incrementAndGet() <= 10
                                    ? Canned.of(request, 404, Map.of(), NOT_FOUND)
                                    : onward.send();
                        }),
                        time),
                "provision");

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(reads.get()).isGreaterThan(10);
        assertThat(project.writes()).doesNotHaveDuplicates();
    }

    /** Runs provision; before the nth request of this method for this resource, somebody else acts. */
    private CliRun when(String method, int nth, String name, Runnable act) {
        AtomicInteger seen = new AtomicInteger();
        return project.run(
                TestOutside.of(
                        Detour.through((request, onward) -> {
                            String line = Detour.line(request);
                            if (line.startsWith(method + " ")
                                    && line.endsWith("/" + name)
                                    && seen.incrementAndGet() == nth) {
                                act.run();
                            }
                            return onward.send();
                        }),
                        new FakeWaiting()),
                "provision",
                "--output",
                "json");
    }

    private void provisioned() {
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();
    }

    private void editDefinition() {
        ShippedProject.edit(
                project, "alert-rules/high-error-rate.json", "\"severity\": \"high\"", "\"severity\": \"low\"");
    }

    private static void severity(ObjectNode body, int severity) {
        ((ObjectNode) body.path("properties")).put("severity", severity);
    }

    private static JsonNode change(CliRun run, String definition) {
        for (JsonNode change : LiveResources.json(run.out()).path("changes")) {
            if (change.path("definition").asText().equals(definition)) {
                return change;
            }
        }
        throw new AssertionError("no " + definition + " in " + run.out() + run.err());
    }

    private static String message(CliRun run, String definition) {
        return change(run, definition).path("message").asText();
    }

    private static String outcome(CliRun run, String definition) {
        return change(run, definition).path("outcome").asText();
    }
}
