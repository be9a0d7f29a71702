package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownZoneTest {
    @TempDir
    private Path root;

    private List<String> found(String zone) {
        return LintCase.in(root)
                .file(
                        "alert-rules/quiet.json",
                        AlertBodies.suppression(", \"schedule\": {\"timeZone\": \"" + zone
                                + "\", \"effectiveUntil\": \"2026-02-01T00:00:00\"}"))
                .found(new UnknownZone());
    }

    @Test
    void findsANameThatWindowsDoesNotHave() {
        assertThat(found("Europe/Berlin"))
                .singleElement()
                .asString()
                .contains("warning \"Europe/Berlin\" is no Windows name of a time zone, which Azure takes; did you mean"
                        + " \"W. Europe Standard Time\"?");
        assertThat(found("W. Europe Standard Tim"))
                .singleElement()
                .asString()
                .contains("did you mean \"W. Europe Standard Time\"?");
    }

    @Test
    void acceptsNamesOfWindows() {
        assertThat(found("W. Europe Standard Time")).isEmpty();
        assertThat(found("india standard time")).isEmpty();
        assertThat(found("UTC")).isEmpty();
    }
}
