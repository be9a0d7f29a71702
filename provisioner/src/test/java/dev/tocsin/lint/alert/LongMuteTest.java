package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongMuteTest {
    @TempDir
    private Path root;

    private List<String> found(String mute, int severity) {
        return AlertCase.in(root)
                .with(
                        "\"severity\": 1",
                        "\"severity\": " + severity + ", \"autoMitigate\": false, \"muteActionsDuration\": \"" + mute
                                + "\"")
                .found(new LongMute());
    }

    @Test
    void findsAPageThatIsQuietForADay() {
        assertThat(found("P1D", 1)).singleElement().asString().contains("note after its first message nobody hears");
    }

    @Test
    void acceptsShortOnesAndWarnings() {
        assertThat(found("PT1H", 0)).isEmpty();
        assertThat(found("P1D", 2)).isEmpty();
    }
}
