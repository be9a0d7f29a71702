package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken away, when, and what never is. */
class ProvisionPruneTest {
    private static final String RULE = "resources/rule.json";

    @TempDir
    Path folder;

    private TestProject project;
    private LiveResources live;

    @BeforeEach
    void applyThreeGroups() {
        project = TestProject.in(folder).actionGroup("one").actionGroup("two").actionGroup("three");
        live = LiveResources.of(project);
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();
    }

    @Test
    void onlyNamesWhatIsNoLongerDefined() {
        CliRun run = project.without("resources/two.json").run("provision", "--detailed-exitcode");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("/actionGroups/two is ours and no longer defined; --prune deletes it");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void asksForAgreementBeforeAnyWrite() {
        project.without("resources/two.json").actionGroup("four");

        CliRun run = project.run("provision", "--prune");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.out()).contains("- action-group/two");
        assertThat(run.err()).contains("pass --yes to agree", "nothing was written");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void showsADeleteInADryRunWithoutAsking() {
        CliRun run =
                project.without("resources/two.json").run("provision", "--prune", "--dry-run", "--detailed-exitcode");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("Plan: 1 to change: 1 to delete; 2 unchanged.");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void deletesWhatIsOursWhenAgreed() {
        CliRun run = project.without("resources/two.json").run("provision", "--prune", "--yes");

        assertThat(run.exit()).isZero();
        assertThat(project.writes())
                .singleElement()
                .asString()
                .isEqualToIgnoringCase("DELETE " + live.id("action-group", "two"));
        assertThat(live.exists("action-group", "two")).isFalse();
        assertThat(live.exists("action-group", "one")).isTrue();
    }

    @Test
    void deletesTheLastResourceOfAKind() {
        project.actionGroup("four").file(RULE, rule("westeurope"));
        assertThat(project.run("provision").exit()).isZero();

        assertThat(project.without(RULE).run("provision", "--prune", "--yes").exit())
                .isZero();
        assertThat(live.exists("log-alert", "rule")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"tocsin-project\": \"shop\"}",
                "{\"tocsin-environment\": \"local\"}",
                "{\"tocsin-project\": \"shop\", \"tocsin-environment\": \"prod\"}",
                "{\"tocsin-project\": \"other\", \"tocsin-environment\": \"local\"}",
                "{\"tocsin-project\": \"Shop\", \"tocsin-environment\": \"local\"}"
            })
    void leavesALookAlikeAlone(String tags) {
        live.put("action-group", "alien", alien(tags));

        CliRun run = project.run("provision", "--prune", "--yes", "--detailed-exitcode");

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(project.writes()).isEmpty();
        assertThat(live.exists("action-group", "alien")).isTrue();
    }

    @Test
    void refusesToTakeOverWhatIsNotOurs() {
        live.put("action-group", "alien", alien("{\"owner\": \"someone\"}"));
        CliRun run = project.actionGroup("alien").actionGroup("four").run("provision");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .contains(
                        "error: action-group/alien: it exists already and is not managed by Tocsin; --adopt takes it over");
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void adoptsWhenAskedToAndKeepsTheTagsThatAreThere() {
        live.put("action-group", "alien", alien("{\"owner\": \"someone\"}"));
        CliRun run = project.actionGroup("alien").run("provision", "--adopt");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("adopted: it exists already and is not managed by Tocsin");
        ObjectNode alien = live.get("action-group", "alien");
        assertThat(alien.at("/tags/owner").asText()).isEqualTo("someone");
        assertThat(alien.at("/tags/tocsin-project").asText()).isEqualTo("shop");
        project.forgetRequests();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
    }

    @Test
    void aTargetBringsWhatItRefersToAndNeverPrunes() {
        project.without("resources/two.json")
                .actionGroup("four")
                .actionGroup("five")
                .file(RULE, rule("westeurope"));

        CliRun run = project.run("provision", "--prune", "--target", "log-alert/rule", "--output", "json");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(project.writes())
                .containsExactly("PUT " + live.id("action-group", "four"), "PUT " + live.id("log-alert", "rule"));
        assertThat(LiveResources.json(run.out()).path("changes")).hasSize(2);
        assertThat(run.err()).contains("note: nothing is pruned with --target");
        assertThat(live.exists("action-group", "two")).isTrue();
    }

    @Test
    void asksBeforeReplacing() {
        project.actionGroup("four").file(RULE, rule("westeurope"));
        assertThat(project.run("provision").exit()).isZero();
        project.file(RULE, rule("northeurope")).forgetRequests();

        CliRun refused = project.run("provision");
        assertThat(refused.exit()).isEqualTo(64);
        assertThat(refused.out()).contains("± log-alert/rule", "\"location\" cannot be changed in place");
        assertThat(project.writes()).isEmpty();

        assertThat(project.run("provision", "--yes").exit()).isZero();
        assertThat(project.writes())
                .containsExactly("DELETE " + live.id("log-alert", "rule"), "PUT " + live.id("log-alert", "rule"));
        assertThat(live.get("log-alert", "rule").path("location").asText()).isEqualTo("northeurope");
        project.forgetRequests();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
    }

    @Test
    void saysWhatAReplacementInterruptsAndLeavesItInPlace() {
        project.actionGroup("four").file(RULE, rule("westeurope"));
        assertThat(project.run("provision").exit()).isZero();
        project.file(
                        "resources/four.json",
                        TestProject.actionGroupJson("four")
                                .replace("\"properties\"", "\"location\": \"northcentralus\", \"properties\""))
                .forgetRequests();

        CliRun run = project.run("provision", "--yes");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("until it is created again, nothing is there for: log-alert/rule");
        assertThat(project.writes())
                .containsExactly("DELETE " + live.id("action-group", "four"), "PUT " + live.id("action-group", "four"));
        assertThat(live.get("log-alert", "rule")
                        .at("/properties/actions/actionGroups/0")
                        .asText())
                .isEqualToIgnoringCase(live.id("action-group", "four"));
        project.forgetRequests();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
    }

    /** A replacement whose second half fails leaves a hole, and the next run fills it. */
    @Test
    void aReplacementThatBreaksInTheMiddleIsFinishedByARerun() {
        project.actionGroup("four").file(RULE, rule("westeurope"));
        assertThat(project.run("provision").exit()).isZero();
        project.file(RULE, rule("northeurope")).file(TestProject.STATE + "/faults.json", """
                        [{"match": {"method": "PUT", "path": "scheduledQueryRules/rule$"}, "times": -1, "status": 403}]""");

        CliRun broken = project.run("provision", "--yes");
        assertThat(broken.exit()).isEqualTo(3);
        assertThat(live.exists("log-alert", "rule")).isFalse();

        CliRun again = project.without(TestProject.STATE + "/faults.json").run("provision");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).contains("1 created");
    }

    @Test
    void doesNothingWhenThePersonSaysNo() {
        project.without("resources/two.json");

        assertThat(interactive(new ByteArrayInputStream("no\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(1);
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void deletesNothingThatSomebodyChangedMeanwhile() {
        project.without("resources/two.json");

        int exit = interactive(new Meanwhile(() -> live.edit(
                "action-group", "two", body -> ((ObjectNode) body.get("properties")).put("groupShortName", "mine"))));

        assertThat(exit).isEqualTo(4);
        assertThat(project.writes()).isEmpty();
        assertThat(live.exists("action-group", "two")).isTrue();
    }

    @Test
    void deletesNothingThatSomebodyTookOverMeanwhile() {
        project.without("resources/two.json");

        int exit = interactive(new Meanwhile(() -> live.edit(
                "action-group", "two", body -> ((ObjectNode) body.get("tags")).put("tocsin-project", "other"))));

        assertThat(exit).isEqualTo(4);
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void countsADeletedResourceAsDeletedWhenSomebodyElseDidIt() {
        project.without("resources/two.json");

        int exit = interactive(new Meanwhile(() -> live.delete("action-group", "two")));

        assertThat(exit).isZero();
        assertThat(project.writes()).isEmpty();
    }

    /** Answers yes, after something happened. */
    private static final class Meanwhile extends InputStream {
        private final InputStream yes = new ByteArrayInputStream("yes\n".getBytes(StandardCharsets.UTF_8));
        private Runnable event;

        Meanwhile(Runnable event) {
            this.event = event;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("readers ask for many bytes at once");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            event.run();
            event = () -> {};
            return yes.read(into, from, length);
        }
    }

    private int interactive(InputStream in) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Main.run(
                new Terminal(nowhere, nowhere, in, Map.of(), true),
                CliRun.CLOCK,
                TestOutside.plain(),
                "provision",
                "-C",
                folder.toString(),
                "--prune");
    }

    private static String alien(String tags) {
        return """
                {"location": "Global", "tags": %s, "properties": {"groupShortName": "alien", "enabled": true}}""".formatted(tags);
    }

    private static String rule(String location) {
        return """
                {"type": "Microsoft.Insights/scheduledQueryRules", "name": "rule", "location": "%s", "properties": {
                  "displayName": "rule", "severity": 2, "enabled": true,
                  "scopes": ["/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop"],
                  "targetResourceTypes": ["Microsoft.Insights/components"],
                  "evaluationFrequency": "PT5M", "windowSize": "PT5M",
                  "criteria": {"allOf": [{"query": "requests", "timeAggregation": "Count", "operator": "GreaterThan",
                    "threshold": 1, "failingPeriods": {"numberOfEvaluationPeriods": 1, "minFailingPeriodsToAlert": 1}}]},
                  "actions": {"actionGroups": ["${id('action-group/four')}"]}}}""".formatted(location);
    }
}
