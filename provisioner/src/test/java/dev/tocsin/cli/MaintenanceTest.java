package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maintenance windows from the file to the target; the examples of the page are the fixtures. */
class MaintenanceTest {
    private static final Path PAGE = Path.of("../docs/maintenance-windows.md");
    private static final Path SCHEMA = Path.of("../docs/schemas/maintenance-1.0.schema.json");
    private static final String FILE = "alert-rules/maintenance/%s.json";

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void copy() throws IOException {
        project = ShippedProject.copiedTo(folder);
        for (String example : examples()) {
            project.file(
                    FILE.formatted(
                            LiveResources.json(example).path("maintenance").asText()),
                    example);
        }
    }

    private static List<String> examples() throws IOException {
        return Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String edited(String name, String old, String other) throws IOException {
        String text = Files.readString(folder.resolve(FILE.formatted(name)));
        assertThat(text).contains(old);
        return text.replace(old, other);
    }

    private CliRun done(String command, String... arguments) {
        CliRun run = project.run(command, arguments);
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        return run;
    }

    @Test
    void theExamplesFitTheSchema() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(LiveResources.json(Files.readString(SCHEMA)));
        assertThat(examples()).hasSize(3);
        for (String example : examples()) {
            assertThat(schema.validate(LiveResources.json(example))).isEmpty();
            String wrong = example.replace("\"zone\"", "\"zones\"");
            assertThat(schema.validate(LiveResources.json(wrong))).isNotEmpty();
        }
    }

    @Test
    void aWindowIsProvisionedOnceAndThenUnchanged() throws IOException {
        assertThat(done("provision").out())
                .contains(
                        "created   processing-rule/patching\n",
                        "created   processing-rule/patching-from-2026-12-27\n",
                        "created   processing-rule/move-to-new-region\n",
                        "created   processing-rule/quiet-evenings\n",
                        "created   processing-rule/quiet-evenings-on-2027-01-26\n",
                        "created   processing-rule/quiet-evenings-on-2027-08-15\n");
        assertThat(done("provision", "--dry-run", "--detailed-exitcode").out()).contains("everything is as declared");

        project.file(FILE.formatted("patching"), edited("patching", "\"to\": \"02:00\"", "\"to\": \"03:00\""));
        CliRun plan = project.run("provision", "--dry-run", "--detailed-exitcode");
        assertThat(plan.exit()).isEqualTo(2);
        assertThat(plan.out()).contains("Plan: 2 to change: 2 to update").contains("\"02:00:00\"", "\"03:00:00\"");
        done("provision");

        project.file(FILE.formatted("patching"), edited("patching", "\"holidays\": [\"2026-12-26\"],", ""));
        done("provision", "--prune", "--yes");
        assertThat(done("provision", "--dry-run", "--prune", "--detailed-exitcode")
                        .out())
                .contains("everything is as declared")
                .contains("Plan: 0 to change");
    }

    @Test
    void rulesAreMutedById() {
        JsonNode rendered = LiveResources.json(done("render").out());
        assertThat(rendered.toString())
                .contains(
                        "\"field\":\"AlertRuleId\",\"operator\":\"Equals\",\"values\":[\"/subscriptions/00000000-0000-4000-8000-000000000001"
                                + "/resourceGroups/rg-mcp-server-local/providers/Microsoft.Insights/scheduledQueryRules/database-connection-failure\"");
    }

    @Test
    void timelineShowsBothClocksAndTheirChange() {
        String text = done("notify", "windows", "--now", "2027-03-26T12:00:00Z", "--days", "3")
                .out();
        assertThat(text).startsWith("""
                        muted from 2027-03-26 12:00Z to 2027-03-29 12:00Z

                        Fri 2027-03-26 18:00 +05:30 to Sat 2027-03-27 08:00 +05:30  2027-03-26 12:30Z to 2027-03-27 02:30Z  14:00 h  quiet-evenings
                        Sat 2027-03-27 22:00 +01:00 to Sun 2027-03-28 06:00 +02:00  2027-03-27 21:00Z to 2027-03-28 04:00Z  7:00 h (the clock changes)  move-to-new-region
                        Sat 2027-03-27 22:00 +01:00 to Sun 2027-03-28 03:00 +02:00  2027-03-27 21:00Z to 2027-03-28 01:00Z  4:00 h (the clock changes)  patching
                        """).contains("""
                        patching (alert-rules/maintenance/patching.json)
                          The database gets its patches
                          when: saturday 22:00 to 02:00, Europe/Berlin, but not on 1 holiday
                          zone: Europe/Berlin, in Azure W. Europe Standard Time
                          ends: for good on 2027-07-01 02:00
                          mutes: log-alert/database-connection-failure, and never tells of what begins then and goes on (stateful)
                          mutes: log-alert/slow-query-performance
                        """);
        JsonNode json = LiveResources.json(
                done("notify", "windows", "--now", "2027-03-26T12:00:00Z", "--days", "3", "--output", "json")
                        .out());
        assertThat(json.at("/windows"))
                .filteredOn(one -> one.path("name").asText().equals("move-to-new-region"))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.path("muted"))
                                .hasToString(
                                        "[{\"from\":\"2027-03-27T21:00:00Z\",\"to\":\"2027-03-28T04:00:00Z\",\"localFrom\":"
                                                + "\"2027-03-27T22:00+01:00\",\"localTo\":\"2027-03-28T06:00+02:00\",\"minutes\":420,\"clockChanges\":true}]"));
        assertThat(done("notify", "windows", "--now", "2027-03-26T12:00:00Z", "--output", "markdown")
                        .out())
                .contains(
                        "| From | To | UTC | Long | Window |\n|---|---|---|---|---|\n",
                        "### quiet-evenings\n\n- Medium and low");
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void holidaysAreOnTheTimeline() {
        assertThat(done("notify", "windows", "--now", "2026-12-19T00:00:00Z", "--days", "12")
                        .out())
                .contains("Sat 2026-12-19 22:00")
                .doesNotContain("Sat 2026-12-26 22:00");
        assertThat(done("notify", "windows", "--now", "2027-01-25T18:30:00Z", "--days", "2")
                        .out())
                // from Monday evening through Republic Day to Wednesday morning
                .contains("Tue 2027-01-26 00:00 +05:30 to Wed 2027-01-27 08:00 +05:30");
    }

    @Test
    void aWindowThatIsOverCanBeRemoved() {
        assertThat(done("notify", "windows", "--now", "2027-07-01T00:00:00Z").out())
                .contains("  is over, and can be removed; ended: for good on 2027-07-01 02:00\n")
                .contains("  is over, and can be removed; ended: for good on 2027-03-28 06:00\n")
                .contains("  ends: never; it recurs\n");
        assertThat(done("notify", "windows", "--now", "2027-06-30T23:59:00Z").out())
                .contains("  ends: for good on 2027-07-01 02:00\n");
    }

    @Test
    void routesSayWhatAWindowMutes() {
        assertThat(done("notify", "routes").out())
                .contains(
                        "  muted: by patching, saturday 22:00 to 02:00, Europe/Berlin, but not on 1 holiday; what begins then and goes"
                                + " on is never told\n")
                .contains(
                        "  muted: by quiet-evenings, weekdays 18:00 to 08:00, Asia/Kolkata, and all day on 2 holidays\n");
    }

    @Test
    void saysWhereAWindowIsWrong() throws IOException {
        project.file(
                FILE.formatted("patching"),
                edited("patching", "\"slow-query-performance\"", "\"slow-query-performence\""));
        CliRun unknown = project.run("provision");
        assertThat(unknown.exit()).isEqualTo(64);
        assertThat(unknown.err())
                .contains(
                        "alert-rules/maintenance/patching.json:4:44: error: there is no alert rule \"slow-query-performence\" in this"
                                + " project; did you mean \"slow-query-performance\"? [TOC0205]");
        project.file(FILE.formatted("patching"), edited("patching", "Europe/Berlin", "EST"));
        CliRun zone = project.run("provision");
        // all that is wrong, at once
        assertThat(zone.err()).contains("there is no alert rule \"slow-query-performence\"");
        assertThat(zone.exit()).isEqualTo(64);
        assertThat(zone.err()).contains("alert-rules/maintenance/patching.json:8:11: error:", "[TOC0701]");
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void whatAzureRefusesStandsInTheWindow() throws IOException {
        project.file(
                FILE.formatted("move-to-new-region"),
                edited("move-to-new-region", "\"from\"", "\"scopes\": [\"${id('component/other')}\"],\n  \"from\""));
        assertThat(project.run("provision", "--dry-run").err())
                .contains(
                        "alert-rules/maintenance/move-to-new-region.json:4:14: error: there is no definition \"component/other\"");
    }

    @Test
    void flagsOfTheTimelineAreCheckedFirst() {
        assertThat(project.run("notify", "windows", "--days", "367").err())
                .contains("--days takes a number from 1 to 366");
        assertThat(project.run("notify", "routes", "--days", "3").err()).contains("--days is for windows");
        assertThat(project.run("notify", "windows", "name").err()).contains("windows takes no name");
        assertThat(project.run("notify", "windows", "--output", "html").exit()).isEqualTo(64);
        assertThat(project.run("notify", "preview", "high-error-rate", "--output", "markdown")
                        .exit())
                .isEqualTo(64);
    }

    @Test
    void withoutWindowsNothingIsMuted() {
        for (String name : List.of("patching", "move-to-new-region", "quiet-evenings")) {
            project.without(FILE.formatted(name));
        }
        assertThat(done("notify", "windows").out())
                .isEqualTo("nothing is ever muted: no maintenance window and no suppression is defined\n");
    }
}
