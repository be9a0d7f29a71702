package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeverityInversionTest {
    @TempDir
    private Path root;

    private List<String> found(int severityAt90, int severityAt70) {
        return LintCase.in(root)
                .file("alert-rules/high.json", at(90, severityAt90))
                .file("alert-rules/low.json", at(70, severityAt70))
                .found(new SeverityInversion());
    }

    private static String at(int threshold, int severity) {
        return AlertBodies.metric("load-" + threshold, "", "serverLoad", threshold)
                .replace("\"severity\": 2", "\"severity\": " + severity);
    }

    @Test
    void findsAWarningBehindThePage() {
        assertThat(found(3, 0))
                .singleElement()
                .asString()
                .contains(
                        "high.json", "warning the rule has severity 3 at 90, and \"load-70\" severity 0 already at 70");
    }

    @Test
    void acceptsAWarningBeforeThePage() {
        assertThat(found(0, 3)).isEmpty();
        assertThat(found(2, 2)).isEmpty();
    }

    @Test
    void limitsFromBelowGoTheOtherWay() {
        String low = at(70, 3).replace("GreaterThan", "LessThan");
        String high = at(90, 0).replace("GreaterThan", "LessThan");
        assertThat(LintCase.in(root)
                        .file("alert-rules/high.json", high)
                        .file("alert-rules/low.json", low)
                        .found(new SeverityInversion()))
                .singleElement()
                .asString()
                .contains("low.json");
    }
}
