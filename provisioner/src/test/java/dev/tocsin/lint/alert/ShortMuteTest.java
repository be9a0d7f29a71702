package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortMuteTest {
    @TempDir
    private Path root;

    private List<String> found(String mute) {
        return AlertCase.in(root)
                .with("\"evaluationFrequency\": \"PT5M\"", "\"evaluationFrequency\": \"PT10M\"")
                .with("\"windowSize\": \"PT5M\"", "\"windowSize\": \"PT10M\"")
                .with(
                        "\"severity\": 1",
                        "\"severity\": 1, \"autoMitigate\": false, \"muteActionsDuration\": \"" + mute + "\"")
                .found(new ShortMute());
    }

    @Test
    void findsAMuteThatEndsBeforeTheNextRun() {
        assertThat(found("PT5M"))
                .singleElement()
                .asString()
                .contains("error Azure refuses to mute for less than the time between two runs, PT10M");
    }

    @Test
    void acceptsAsLongAsTheFrequency() {
        assertThat(found("PT10M")).isEmpty();
    }
}
