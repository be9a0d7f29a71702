package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvesInSilenceTest {
    @TempDir
    private Path root;

    private List<String> found(String other) {
        return LintCase.in(root)
                .file("alert-rules/errors.json", AlertBodies.log("errors", ""))
                .file("alert-rules/more-errors.json", AlertBodies.log("more-errors", ""))
                .file("alert-rules/other.json", other)
                .found(new ResolvesInSilence());
    }

    private static String below(String query, String measure) {
        return AlertBodies.log("silence", "", query, measure + "\"operator\": \"LessThan\", \"threshold\": 1");
    }

    @Test
    void tellsOnceForRulesOnTheSameScope() {
        assertThat(found(AlertBodies.metric("load", "", "serverLoad", 90)))
                .singleElement()
                .asString()
                .contains("errors.json", "note when the service dies", "no rule watches these scopes for silence");
    }

    @Test
    void acceptsARuleThatFiresOnSilence() {
        assertThat(found(below("requests", "\"timeAggregation\": \"Count\", "))).isEmpty();
        assertThat(found(below(
                        "requests | summarize received = count()",
                        "\"timeAggregation\": \"Minimum\", \"metricMeasureColumn\": \"received\", ")))
                .isEmpty();
        assertThat(found(AlertBodies.log(
                        "overdue",
                        "",
                        "requests | summarize last = max(timestamp) by cloud_RoleName | where last < ago(5m)",
                        "\"timeAggregation\": \"Count\", \"operator\": \"GreaterThan\", \"threshold\": 0")))
                .isEmpty();
    }

    @Test
    void aLimitFromBelowWithoutARowHearsNothing() {
        assertThat(found(below(
                        "requests | summarize received = count() by cloud_RoleName",
                        "\"timeAggregation\": \"Minimum\", \"metricMeasureColumn\": \"received\", ")))
                .hasSize(1);
    }

    @Test
    void acceptsARuleOnTheWorkspaceBehind() {
        assertThat(found(below("AppRequests", "\"timeAggregation\": \"Count\", ")
                        .replace("component/shop", "workspace/logs")))
                .isEmpty();
    }

    @Test
    void aRuleThatIsOffHearsNothing() {
        assertThat(found(AlertBodies.log(
                        "silence",
                        "\"enabled\": false,",
                        "requests",
                        "\"timeAggregation\": \"Count\", \"operator\": \"LessThan\", \"threshold\": 1")))
                .hasSize(1);
    }

    @Test
    void saysNothingOfStatelessRules() {
        assertThat(LintCase.in(root)
                        .file("alert-rules/errors.json", AlertBodies.log("errors", "\"autoMitigate\": false,"))
                        .found(new ResolvesInSilence()))
                .isEmpty();
    }
}
