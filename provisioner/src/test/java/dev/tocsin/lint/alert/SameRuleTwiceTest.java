package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameRuleTwiceTest {
    @TempDir
    private Path root;

    private List<String> found(String one, String other) {
        return LintCase.in(root)
                .file("alert-rules/a.json", one)
                .file("alert-rules/b.json", other)
                .found(new SameRuleTwice());
    }

    private static String counts(String name, String query, int threshold) {
        return AlertBodies.log(
                name,
                "",
                query,
                "\"timeAggregation\": \"Count\", \"operator\": \"GreaterThan\", \"threshold\": " + threshold);
    }

    @Test
    void findsTheSameQueryInAnotherLayout() {
        assertThat(found(counts("a", "requests | where id == 1", 5), counts("b", "requests\\n| where id  == 1", 5)))
                .singleElement()
                .asString()
                .contains("b.json", "warning the rule waits for the same as \"a\"");
    }

    @Test
    void findsTheSameMetricUnderAnotherName() {
        assertThat(found(AlertBodies.metric("a", "", "serverLoad", 90), AlertBodies.metric("b", "", "serverLoad", 90)))
                .hasSize(1);
    }

    @Test
    void acceptsRulesThatDiffer() {
        assertThat(found(counts("a", "requests", 5), counts("b", "requests", 6)))
                .isEmpty();
        assertThat(found(
                        counts("a", "requests", 5),
                        counts("b", "requests", 5).replace("\"severity\": 2", "\"severity\": 3")))
                .isEmpty();
        assertThat(found(counts("a", "requests", 5), AlertBodies.log("b", "\"enabled\": false,")))
                .isEmpty();
    }
}
