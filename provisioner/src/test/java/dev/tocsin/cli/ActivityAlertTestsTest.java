package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of activity log alert rules with {@code tocsin test}. */
class ActivityAlertTestsTest {
    private static final Path SCHEMA = Path.of("../docs/schemas/test-results-1.0.schema.json");

    private static final String EVENTS = """
            events:
              - {eventTimestamp: +0m, resourceId: /subscriptions/s/resourceGroups/g/providers/P/vms/a, category: administrative, operationName: {value: p/vms/delete}}
              - {eventTimestamp: +5m, resourceId: /subscriptions/s/resourceGroups/g/providers/P/vms/b, category: Administrative, operationName: P/vms/start}
              - {eventTimestamp: +5m, resourceUri: /subscriptions/s/resourceGroups/G/providers/P/vms/c, category: Administrative, operationName: P/vms/write}
              - {eventTimestamp: +9m, resourceId: /subscriptions/s/resourceGroups/g2/providers/P/vms/d, category: Administrative, operationName: P/vms/write}
            """;

    @TempDir
    private Path folder;

    @Test
    void firesForEachEventThatMeetsTheConditions() {
        assertThat(run(EVENTS + """
                expect:
                  - {at: +0m, state: fired, notification: {contains: "[FIRED] changed"}, resource: vms/a}
                  - {at: +5m, state: silent, resource: vms/b}
                  - {at: +5m, state: Fired, resource: vms/c}
                  - {at: +5m, state: fired}
                  - {at: +9m, state: silent, notification: none}
                """).out()).isEqualTo("pass  changed / changed\n1 passed, 0 failed, 0 errors\n");
    }

    @Test
    void showsWhichEventsDidWhat() {
        assertThat(run(EVENTS + "expect: [{at: +9m, state: fired}, {at: +5m, state: silent}]\n")
                        .out())
                .isEqualTo("""
                        FAIL  changed / changed
                              alert-rules/changed.test.yaml:7:10: +9m: expected fired, was NoAlert
                              alert-rules/changed.test.yaml:7:35: +5m: expected silent, was Fired
                              /subscriptions/s/resourcegroups/g/providers/p/vms/a
                              state F..  +0m to +9m (F fired, f firing, r resolving, R resolved)
                              /subscriptions/s/resourcegroups/g/providers/p/vms/b
                              state ...  +0m to +9m (F fired, f firing, r resolving, R resolved)
                              /subscriptions/s/resourcegroups/g/providers/p/vms/c
                              state .F.  +0m to +9m (F fired, f firing, r resolving, R resolved)
                              /subscriptions/s/resourcegroups/g2/providers/p/vms/d
                              state ...  +0m to +9m (F fired, f firing, r resolving, R resolved)
                        0 passed, 1 failed, 0 errors
                        """);
    }

    @Test
    void isAnErrorWhenTheTestCannotFail() {
        assertThat(run(EVENTS + "expect: [{from: +1m, to: +4m, state: silent}]\n")
                        .out())
                .contains("there is no evaluation from +1m; the rule is evaluated when there is an event");
        assertThat(run(EVENTS + "expect: [{at: +0m, value: 1}]\n").out())
                .contains("an activity log alert rule measures nothing");
        assertThat(run("events: [{resourceId: /a}]\nexpect: [{at: +0m, state: silent}]\n")
                        .out())
                .contains("changed.test.yaml:2:10: the event has no \"eventTimestamp\"");
        assertThat(run("events: [{eventTimestamp: now}]\nexpect: [{at: +0m, state: silent}]\n")
                        .out())
                .contains("the event has no \"resourceId\", so it is in no rule's scope");
        assertThat(run("metrics: {}\nexpect: [{at: +0m, state: silent}]\n").out())
                .contains("\"metrics\" has no meaning here: an activity log alert rule reads events");
    }

    @Test
    void readsEventsFromAFile() {
        TestProject.in(folder)
                .file(
                        "alert-rules/events.jsonl",
                        "{\"eventTimestamp\":\"2026-01-05T12:00:00.5Z\",\"resourceId\":\"/subscriptions/s/resourceGroups/g\","
                                + "\"category\":\"Administrative\",\"operationName\":\"p/vms/write\"}\n");
        assertThat(run("events: {jsonl: events.jsonl}\nexpect: [{from: +0m, to: +1s, state: fired}]\n")
                        .out())
                .contains("1 passed");
    }

    @Test
    void writesResultsThatFitTheirSchema() throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new JsonReader(JsonLimits.RESPONSE).readTree(Files.readString(SCHEMA)));
        String json = run(EVENTS + "expect: [{at: +0m, state: silent}]\n", "--output", "json")
                .out();

        assertThat(json).contains("\"resource\": \"/subscriptions/s/resourcegroups/g/providers/p/vms/a\"");
        assertThat(schema.validate(new JsonReader(JsonLimits.RESPONSE).readTree(json)))
                .isEmpty();
        String shipped = CliRun.of("test", "-C", "..", "--output", "json").out();
        assertThat(schema.validate(new JsonReader(JsonLimits.RESPONSE).readTree(shipped)))
                .isEmpty();
        assertThat(schema.validate(new JsonReader(JsonLimits.RESPONSE).readTree(json.replace("\"Fired\"", "\"Loud\""))))
                .isNotEmpty();
    }

    private CliRun run(String test, String... flags) {
        TestProject project = TestProject.in(folder)
                .file("alert-rules/changed.test.yaml", "rule: changed\n" + test)
                .file("alert-rules/changed.json", """
                        {
                          "type": "Microsoft.Insights/activityLogAlerts",
                          "name": "changed",
                          "location": "global",
                          "properties": {
                            "enabled": true,
                            "scopes": ["/subscriptions/s/resourceGroups/g"],
                            "condition": {"allOf": [
                              {"field": "category", "equals": "Administrative"},
                              {"anyOf": [
                                {"field": "operationName", "equals": "P/vms/write"},
                                {"field": "operationName", "equals": "P/vms/delete"}
                              ]}
                            ]},
                            "actions": {"actionGroups": []}
                          }
                        }
                        """);
        return project.run("test", flags);
    }
}
