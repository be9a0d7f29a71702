package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutedForEverTest {
    @TempDir
    private Path root;

    private List<String> rule(String more) {
        return LintCase.in(root)
                .file("alert-rules/quiet.json", AlertBodies.suppression(more))
                .found(new MutedForEver());
    }

    private List<String> window(String more) {
        return LintCase.in(root)
                .file(
                        "alert-rules/quiet.json",
                        "{\"maintenance\": \"quiet\", \"reason\": \"moving\", \"zone\": \"Europe/Berlin\",\n" + more
                                + "}")
                .found(new MutedForEver());
    }

    @Test
    void findsASuppressionWithoutASchedule() {
        assertThat(rule(""))
                .singleElement()
                .asString()
                .contains("warning \"quiet\" mutes day and night, and for ever, because it has no schedule; give it"
                        + " \"effectiveUntil\" or hours, or disable the alert rules instead");
    }

    @Test
    void findsAScheduleThatLeavesNoHourAndHasNoEnd() {
        String schedule = ", \"schedule\": {\"timeZone\": \"UTC\", \"effectiveFrom\": \"2026-01-01T00:00:00\"%s}";
        assertThat(rule(schedule.formatted(""))).hasSize(1);
        assertThat(rule(schedule.formatted(", \"effectiveUntil\": \"2026-02-01T00:00:00\"")))
                .isEmpty();
        assertThat(rule(schedule.formatted(
                        ", \"recurrences\": [{\"recurrenceType\": \"Daily\", \"startTime\": \"17:00:00\","
                                + " \"endTime\": \"09:00:00\"}, {\"recurrenceType\": \"Daily\", \"startTime\": \"09:00:00\", \"endTime\":"
                                + " \"17:00:00\"}]")))
                .hasSize(1);
        assertThat(rule(schedule.formatted(
                        ", \"recurrences\": [{\"recurrenceType\": \"Daily\", \"startTime\": \"17:00:00\","
                                + " \"endTime\": \"09:00:00\"}]")))
                .isEmpty();
    }

    @Test
    void findsAWindowWithoutAnEnd() {
        assertThat(window("\"days\": \"daily\", \"from\": \"00:00\", \"to\": \"24:00\""))
                .singleElement()
                .asString()
                .startsWith(
                        "alert-rules/quiet.json:2:26 warning \"quiet\" mutes day and night, and for ever; give it \"expires\"");
        assertThat(window("\"days\": \"daily\", \"from\": \"00:00\", \"to\": \"24:00\", \"expires\": \"2026-12-31\""))
                .isEmpty();
        assertThat(window("\"days\": \"weekdays\", \"from\": \"00:00\", \"to\": \"24:00\""))
                .isEmpty();
        assertThat(window("\"days\": \"daily\", \"from\": \"00:00\", \"to\": \"24:00\", \"enabled\": false"))
                .isEmpty();
    }
}
