package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.golden.Golden;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fire drills of the shipped rules: one for each, from what breaks to RESOLVED. The timeline with what everybody reads, and the card and the
 * message as they are posted, are golden; {@code -Dupdate.golden=true} writes them anew.
 */
class DrillTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/tocsin/cli/drills");
    private static final String NOW = "2026-01-05T12:00:00Z";

    @TempDir
    private static Path folder;

    private static TestProject project;
    private static JsonNode drills;

    @BeforeAll
    static void holdThemAll() {
        project = ShippedProject.copiedTo(folder);
        CliRun run = project.run("telemetry", "drill", "--now", NOW, "--output", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        drills = json(run.out()).path("drills");
    }

    static List<String> rules() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../alert-rules"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static JsonNode drill(String rule) {
        for (JsonNode drill : drills) {
            if (drill.path("rule").asText().endsWith("/" + rule)) {
                return drill;
            }
        }
        throw new IllegalStateException("no drill of " + rule);
    }

    /** {@code +5m fired}, of the rule itself. */
    private static List<String> heard(String rule) {
        List<String> heard = new ArrayList<>();
        for (JsonNode step : drill(rule).path("steps")) {
            if (step.has("alert")) {
                heard.add(step.path("time").asText().substring(11, 16) + " "
                        + step.path("event").asText());
            }
        }
        return heard;
    }

    @Test
    void thereIsOneForEachShippedRule() throws IOException {
        TreeSet<String> held = new TreeSet<>();
        drills.forEach(drill -> held.add(drill.path("rule").asText().replaceFirst(".*/", "")));

        assertThat(held).containsExactlyElementsOf(rules());
        assertThat(drills)
                .allSatisfy(drill -> assertThat(drill.path("passed").asBoolean())
                        .as(drill.path("rule").asText())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void timelineIsAsItWas(String rule) throws IOException {
        CliRun run = project.run("telemetry", "drill", rule, "--now", NOW);

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        Golden.check(GOLDEN.resolve(rule + ".txt"), run.out());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void cardsAndMessagesAreAsTheyWere(String rule) throws IOException {
        List<String> kinds = new ArrayList<>();
        for (JsonNode step : drill(rule).path("steps")) {
            for (JsonNode delivery : step.at("/alert/deliveries")) {
                String through = delivery.path("through").asText();
                String name = rule + "." + step.path("event").asText() + "." + through.toLowerCase(Locale.ROOT);
                if (delivery.has("message") && !kinds.contains(name)) {
                    kinds.add(name);
                    Golden.check(GOLDEN.resolve(name + ".json"), JsonWriter.pretty(delivery.path("message")) + "\n");
                }
            }
        }
        assertThat(kinds.isEmpty()).isEqualTo(rule.endsWith("-bridge-failed"));
    }

    @Test
    void rulesFireAndResolveAtTheExpectedEvaluations() {
        Map<String, List<String>> expected = Map.ofEntries(
                // The guessed passwords are 30 of 70 in the first five minutes; stateful, three evaluations without.
                Map.entry("authentication-failures", List.of("12:05 fired", "12:40 resolved")),
                Map.entry("database-connection-failure", List.of("12:01 fired", "12:24 resolved")),
                Map.entry("high-error-rate", List.of("12:05 fired", "12:40 resolved")),
                // Two of three periods above 90 %.
                Map.entry("high-memory-usage", List.of("12:55 fired", "13:20 resolved")),
                // Ten minutes of silence.
                Map.entry("no-telemetry", List.of("12:10 fired", "12:45 resolved")),
                // Stateless: muted in between, and never resolved.
                Map.entry("high-cpu-usage", List.of("12:05 fired", "12:20 fired")),
                Map.entry("slow-query-performance", List.of("12:05 fired", "12:25 fired")),
                Map.entry("health-check-failed", List.of("12:04 fired", "12:32 resolved")),
                Map.entry("alert-rule-changed", List.of("12:00 fired")),
                Map.entry("teams-bridge-failed", List.of("12:06 fired", "12:13 resolved")),
                Map.entry("slack-bridge-failed", List.of("12:06 fired", "12:13 resolved")));

        expected.forEach((rule, heard) -> assertThat(heard(rule)).as(rule).isEqualTo(heard));
    }

    @Test
    void onlyLettersTellOfABridgeThatFailed() {
        for (String rule : List.of("teams-bridge-failed", "slack-bridge-failed")) {
            List<String> ways = new ArrayList<>();
            for (JsonNode step : drill(rule).path("steps")) {
                step.at("/alert/deliveries")
                        .forEach(delivery -> ways.add(delivery.path("group").asText() + " "
                                + delivery.path("through").asText()));
            }
            assertThat(ways).as(rule).containsExactly("bridge-watch e-mail", "bridge-watch e-mail");
        }
    }

    @Test
    void nothingOfADrillStaysOrShowsASecret(@TempDir Path other) {
        TestProject own = ShippedProject.copiedTo(other)
                .variable("TEAMS_WEBHOOK_URL", "https://canary.example.com/teams-canary-secret")
                .variable("SLACK_WEBHOOK_URL", "https://canary.example.com/slack-canary-secret");
        CliRun run = own.run("telemetry", "drill", "no-telemetry", "--now", NOW, "--output", "json");

        assertThat(run.exit()).isZero();
        assertThat(run.out() + run.err()).doesNotContain("canary-secret", "sig=");
        assertThat(other.resolve(TestProject.STATE).resolve("state.jsonl")).doesNotExist();
    }

    @Test
    void aRuleThatDoesNotFireFailsTheDrill() {
        CliRun run = project.run("telemetry", "drill", "high-cpu-usage", "--profile", "normal-day", "--now", NOW);

        assertThat(run.out()).contains("FAILED: it did not fire within 3 hours");
        assertThat(run.exit()).isEqualTo(5);
    }

    @Test
    void aRuleThatIsBrokenDoesNotPass(@TempDir Path other) {
        TestProject own = ShippedProject.copiedTo(other);
        ShippedProject.edit(own, "alert-rules/high-cpu-usage.json", "\"threshold\": 85", "\"threshold\": 99");

        assertThat(own.run("telemetry", "drill", "high-cpu-usage", "--now", NOW).exit())
                .isEqualTo(5);
    }

    @Test
    void saysWhyThereIsNoDrill(@TempDir Path other) {
        TestProject own = ShippedProject.copiedTo(other);
        ShippedProject.edit(own, "telemetry/mcp-server.json", "      \"fires\": [\"no-telemetry\"],\n", "");

        CliRun run = own.run("telemetry", "drill", "no-telemetry", "--now", NOW);
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.firstError())
                .startsWith(
                        "error: no profile of the telemetry contract says that no-telemetry fires on it; add"
                                + " \"fires\": [\"no-telemetry\"] to the one that does, or name it with --profile: normal-day, outage");
        assertThat(own.run("telemetry", "drill", "no-telemetry", "--profile", "outage", "--now", NOW)
                        .exit())
                .isZero();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(project.run("telemetry", "drill", "no-telemetri").firstError())
                .isEqualTo("error: there is no alert rule \"no-telemetri\"; did you mean \"no-telemetry\"?");
        assertThat(project.run("telemetry", "drill", "no-telemetry", "--profile", "outge")
                        .firstError())
                .startsWith("error: no telemetry contract has a profile \"outge\"; known are normal-day");
        assertThat(project.run("telemetry", "drill", "--profile", "outage").err())
                .contains("--profile needs the name of a rule");
        assertThat(project.run("telemetry", "drill", "--for", "1h").err()).contains("--for is for emit");
        assertThat(project.run("telemetry", "drll").err()).contains("did you mean drill?");
        assertThat(project.run("telemetry", "drill", "health-check-failed", "--profile", "outage")
                        .firstError())
                .isEqualTo(
                        "error: a profile is for rules that read telemetry; metric-alert/health-check-failed reads metrics");
    }
}
