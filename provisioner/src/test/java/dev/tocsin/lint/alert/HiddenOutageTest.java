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
                .contains(
                        "quiet.json",
                        "warning nobody is told of an outage that begins while \"quiet\" mutes and goes on after it, of"
                                + " \"errors\": a stateful alert does not fire again; make the rule stateless");
    }

    @Test
    void leavesASuppressionWithoutAnEndToItsOwnRule() {
        assertThat(found(AlertBodies.log("errors", ""), "")).isEmpty();
    }

    @Test
    void tellsAWindowOnceHoweverManyRulesItBecomes() {
        LintCase project = LintCase.in(root)
                .file("alert-rules/errors.json", AlertBodies.log("errors", ""))
                .file("alert-rules/night.json", WINDOW.formatted(""));
        assertThat(project.found(new HiddenOutage()))
                .singleElement()
                .asString()
                .startsWith(
                        "alert-rules/night.json:1:17 warning nobody is told of an outage that begins while \"night\"");
        String ignore = ", \"lint\": {\"ignore\": [{\"rule\": \"TOC2103\", \"reason\": \"somebody looks at six\"}]}";
        project.file("alert-rules/night.json", WINDOW.formatted(ignore));
        assertThat(project.found("TOC2103")).isEmpty();
        assertThat(project.found("TOC2002")).isEmpty();
    }

    private static final String WINDOW =
            "{\"maintenance\": \"night\", \"reason\": \"backup\", \"days\": \"daily\", \"from\": \"22:00\", \"to\": \"04:00\","
                    + " \"zone\": \"Europe/Berlin\", \"holidays\": [\"2026-12-24\", \"2026-12-31\"]%s}";

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
