package dev.tocsin.lint.alert;

import dev.tocsin.lint.LintCase;
import dev.tocsin.lint.Rule;
import java.nio.file.Path;
import java.util.List;

/** What a rule finds in a project with one log alert rule. */
final class AlertCase {
    private static final String ALERT = """
            {
              "type": "Microsoft.Insights/scheduledQueryRules", "name": "errors",
              "properties": {
                "severity": 1, "enabled": true, "scopes": ["${id('component/shop')}"],
                "evaluationFrequency": "PT5M", "windowSize": "PT5M",
                "criteria": {"allOf": [{
                  "query": "requests", "timeAggregation": "Count", "operator": "GreaterThan", "threshold": 5
                }]}
              }
            }
            """;

    private final LintCase project;
    private final String text;

    private AlertCase(LintCase project, String text) {
        this.project = project;
        this.text = text;
    }

    static AlertCase in(Path root) {
        return new AlertCase(LintCase.in(root), ALERT);
    }

    AlertCase query(String query) {
        return with("\"query\": \"requests\"", "\"query\": \"" + query + "\"");
    }

    /** Another text instead of one that is there. */
    AlertCase with(String old, String other) {
        if (!text.contains(old)) {
            throw new AssertionError("no " + old + " in " + text);
        }
        return new AlertCase(project, text.replace(old, other));
    }

    /** Further properties of the condition. */
    AlertCase condition(String more) {
        return with("\"threshold\": 5", "\"threshold\": 5, " + more);
    }

    List<String> found(Rule rule) {
        return project.file("alert-rules/errors.json", text).found(rule);
    }
}
