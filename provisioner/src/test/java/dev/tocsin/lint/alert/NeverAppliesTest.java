package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeverAppliesTest {
    @TempDir
    private Path root;

    private List<String> found(String conditions) {
        return LintCase.in(root)
                .file("alert-rules/quiet.json", AlertBodies.suppression(", \"conditions\": [" + conditions + "]"))
                .found(new NeverApplies());
    }

    private static String filter(String field, String value) {
        return "{\"field\": \"" + field + "\", \"operator\": \"Equals\", \"values\": [\"" + value + "\"]}";
    }

    @Test
    void activityLogAlertsHaveSeverityFour() {
        String service = filter("MonitorService", "ActivityLog Administrative");
        assertThat(found(service + ", " + filter("Severity", "Sev1")))
                .singleElement()
                .asString()
                .contains("warning activity log alerts always have severity 4");
        assertThat(found(service + ", " + filter("Severity", "Sev4"))).isEmpty();
        assertThat(found(service)).isEmpty();
    }

    @Test
    void serviceHealthIsNotReached() {
        assertThat(found(filter("MonitorService", "ServiceHealth")))
                .singleElement()
                .asString()
                .contains("warning alert processing rules do not reach alerts on service health");
    }

    @Test
    void acceptsOtherFilters() {
        assertThat(found(filter("Severity", "Sev1"))).isEmpty();
        assertThat(found(filter("MonitorService", "Log Analytics") + ", " + filter("Severity", "Sev1")))
                .isEmpty();
    }
}
