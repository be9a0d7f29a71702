package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionalGroupTest {
    @TempDir
    private Path root;

    private List<String> found(String category, String location) {
        return LintCase.in(root)
                .file(
                        "alert-rules/action-groups/team.json",
                        AlertBodies.group("team", "\"emailReceivers\": []")
                                .replace("\"properties\"", "\"location\": \"" + location + "\", \"properties\""))
                .file(
                        "alert-rules/health.json",
                        AlertBodies.activity("health", category, "{\"actionGroupId\": \"${id('action-group/team')}\"}"))
                .found(new RegionalGroup());
    }

    @Test
    void findsServiceHealthInARegion() {
        assertThat(found("ServiceHealth", "swedencentral"))
                .singleElement()
                .asString()
                .contains("warning an alert on service health needs an action group in the region global");
    }

    @Test
    void acceptsGlobalOnesAndOtherAlerts() {
        assertThat(found("ServiceHealth", "Global")).isEmpty();
        assertThat(found("Administrative", "swedencentral")).isEmpty();
    }
}
