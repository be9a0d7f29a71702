package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A mistake of a user's and what the tool has to say about it.
 *
 * @param mistake what the user did
 * @param change how that looks in a project that is right otherwise
 * @param error the one error line
 * @param arguments further arguments of {@code provision}
 */
record BadInput(String mistake, Consumer<TestProject> change, String error, List<String> arguments) {
    /** A raw log alert; {@code %s} is a line among its properties. */
    static final String RULE = """
            {
              "type": "Microsoft.Insights/scheduledQueryRules",
              "name": "errors",
              "properties": {
                "severity": 1, "enabled": true, "scopes": ["${id('component/shop')}"],
                "evaluationFrequency": "PT5M", "windowSize": "PT5M",
                "criteria": {"allOf": [{
                  "query": "requests", "timeAggregation": "Count",
                  "operator": "GreaterThan", "threshold": 5
                }]},
                %s
              }
            }
            """;

    /** A template with each place a value can stand in. */
    private static final String TEMPLATE = """
            {
              "type": "Microsoft.Insights/actionGroups",
              "name": "${name}",
              "properties": {
                "groupShortName": "${short}",
                "enabled": ${json(enabled)},
                "emailReceivers": [
                <#list emails as email>
                  {"name": "${email}", "emailAddress": "${email}"}<#sep>,
                </#list>
                ]
              }
            }
            """;

    private static final String PARAMETERS = """
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["short", "emails"],
              "properties": {
                "short": {"type": "string", "maxLength": 12},
                "enabled": {"type": "boolean", "default": true},
                "emails": {"type": "array", "items": {"type": "string"}}
              }
            }
            """;

    private static final String COMPONENT = """
            {
              "type": "Microsoft.Insights/components",
              "name": "shop",
              "kind": "web",
              "properties": {"Application_Type": "web"}
            }
            """;

    static BadInput file(String mistake, String name, String text, String error) {
        return new BadInput(mistake, project -> project.file(name, text), error, List.of());
    }

    static BadInput change(String mistake, Consumer<TestProject> change, String error) {
        return new BadInput(mistake, change, error, List.of());
    }

    static BadInput arguments(String mistake, String error, String... arguments) {
        return new BadInput(mistake, project -> {}, error, List.of(arguments));
    }

    /** A project without mistakes: a component, an action group by a template, a log alert. */
    static TestProject rightProject(Path root) {
        return TestProject.in(root, "{\"threshold\": 5, \"text\": \"plain\", \"emails\": [\"a@example.com\"]}")
                .file("templates/group.ftl", TEMPLATE)
                .file("templates/group.parameters.json", PARAMETERS)
                .file("resources/shop.json", COMPONENT)
                .file("resources/oncall.json", group("\"short\": \"oncall\", \"emails\": \"${emails}\""))
                .file("alert-rules/errors.json", rule("\"description\": \"\""));
    }

    /** The log alert with one more property, which stands in line 11. */
    static String rule(String property) {
        return RULE.formatted(property);
    }

    /** The templated action group; its parameters stand in line 4. */
    static String group(String parameters) {
        return """
                {
                  "template": "group",
                  "name": "oncall",
                  "parameters": {%s}
                }
                """.formatted(parameters);
    }

    /** Makes the mistake, runs {@code provision}, and verifies that it is said in one line and that nothing was written. */
    void verify(Path root) {
        TestProject project = rightProject(root.resolve("project"));
        change.accept(project);
        CliRun run = project.run("provision", arguments.toArray(String[]::new));
        assertThat(run.firstError()).isEqualTo(error);
        assertThat(run.err().lines().filter(line -> line.contains("error: ")))
                .as("errors that follow")
                .hasSize(1);
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(project.writes()).isEmpty();
    }

    @Override
    public String toString() {
        return mistake;
    }
}
