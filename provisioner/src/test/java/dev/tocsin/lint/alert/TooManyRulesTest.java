package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TooManyRulesTest {
    @TempDir
    private Path root;

    private LintCase activityLogAlerts(int number) {
        LintCase project = LintCase.in(root);
        for (int i = 0; i < number; i++) {
            project.file(
                    "alert-rules/a%03d.json".formatted(i),
                    AlertBodies.activity("a%03d".formatted(i), "Administrative", ""));
        }
        return project;
    }

    @Test
    void findsTheHundredAndFirst() {
        assertThat(activityLogAlerts(101).found(new TooManyRules()))
                .singleElement()
                .asString()
                .contains("a100.json", "error the project has 101 active activity log alert rules in a subscription");
    }

    @Test
    void acceptsAHundred() {
        assertThat(activityLogAlerts(100).found(new TooManyRules())).isEmpty();
    }

    @Test
    void whatSupportCanRaiseIsAWarning() {
        LintCase project = LintCase.in(root);
        for (int i = 0; i < 101; i++) {
            project.file(
                    "alert-rules/l%03d.json".formatted(i),
                    AlertBodies.log("l%03d".formatted(i), "").replace("\"PT5M\"", "\"PT1M\""));
        }
        assertThat(project.found(new TooManyRules()))
                .singleElement()
                .asString()
                .contains("warning the project has 101 active log alert rules that run each minute");
    }
}
