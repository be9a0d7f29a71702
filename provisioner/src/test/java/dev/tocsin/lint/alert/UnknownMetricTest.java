package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownMetricTest {
    @TempDir
    private Path root;

    private List<String> found(String metric) {
        return LintCase.in(root)
                .file("alert-rules/load.json", AlertBodies.metric("load", "", metric, 90))
                .found(new UnknownMetric());
    }

    @Test
    void findsAMistypedName() {
        assertThat(found("servrLoad"))
                .singleElement()
                .asString()
                .contains("note", "\"servrLoad\" of Microsoft.Cache/", "did you mean \"serverLoad\"?");
    }

    @Test
    void isSureWhereTheListIsComplete() {
        assertThat(LintCase.in(root)
                        .file(
                                "alert-rules/slow.json",
                                AlertBodies.metric("slow", "", "requests/latency", 90)
                                        .replace("Microsoft.Cache/Redis", "Microsoft.Insights/components"))
                        .found(new UnknownMetric()))
                .singleElement()
                .asString()
                .contains("warning there is no metric \"requests/latency\" of Microsoft.Insights/components");
    }

    @Test
    void acceptsKnownNamesInAnyCase() {
        assertThat(found("serverLoad")).isEmpty();
        assertThat(found("SERVERLOAD")).isEmpty();
    }

    @Test
    void saysNothingOfTypesThatItDoesNotKnow() {
        assertThat(LintCase.in(root)
                        .file(
                                "alert-rules/load.json",
                                AlertBodies.metric("load", "", "anything", 90)
                                        .replace("Microsoft.Cache/Redis", "Microsoft.Nobody/knows"))
                        .found(new UnknownMetric()))
                .isEmpty();
    }

    @Test
    void saysNothingOfCustomMetrics() {
        assertThat(LintCase.in(root)
                        .file(
                                "alert-rules/load.json",
                                AlertBodies.metric("load", "", "servrLoad", 90)
                                        .replace("\"metricName\"", "\"skipMetricValidation\": true, \"metricName\""))
                        .found(new UnknownMetric()))
                .isEmpty();
    }
}
