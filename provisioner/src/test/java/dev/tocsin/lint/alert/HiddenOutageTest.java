package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HiddenOutageTest {
    @TempDir
    private Path root;

    private List<String> found(String rule, String more) {
        return LintCase.in(root)
                .file("alert-rules/errors.json", rule)
                .file("alert-rules/quiet.json", AlertBodies.suppression(more))
                .found(new HiddenOutage());
    }

    private static final String NIGHT = ", \"schedule\": {\"timeZone\": \"UTC\", \"recurrences\":"
            + " [{\"recurrenceType\": \"Daily\", \"startTime\": \"22:00:00\", \"endTime\": \"04:00:00\"}]}";

    @Test
    void findsAStatefulRuleInAWindow() {
        assertThat(found(AlertBodies.log("errors", ""), NIGHT))
                .singleElement()
                .asString()
                .contains("quiet.json", "warning nobody is told of an outage that begins in this window", "\"errors\"");
    }

    @Test
    void findsASuppressionWithoutAnEnd() {
        assertThat(found(AlertBodies.log("errors", ""), ""))
                .singleElement()
                .asString()
                .contains("warning nobody is ever told of \"errors\"");
    }

    @Test
    void acceptsRulesThatFireAgain() {
        assertThat(found(AlertBodies.log("errors", "\"autoMitigate\": false,"), NIGHT))
                .isEmpty();
    }

    @Test
    void looksAtTheFilters() {
        String other =
                ", \"conditions\": [{\"field\": \"Severity\", \"operator\": \"Equals\", \"values\": [\"Sev4\"]}]";
        assertThat(found(AlertBodies.log("errors", ""), NIGHT + other)).isEmpty();
        assertThat(found(AlertBodies.log("errors", ""), NIGHT + other.replace("Sev4", "Sev2")))
                .hasSize(1);
        assertThat(found(
                        AlertBodies.log("errors", ""),
                        NIGHT + other.replace("Severity", "MonitorCondition").replace("Sev4", "Resolved")))
                .isEmpty();
    }
}
