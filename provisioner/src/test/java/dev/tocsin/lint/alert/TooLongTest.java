package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TooLongTest {
    @TempDir
    private Path root;

    @Test
    void findsADescriptionOfThousands() {
        assertThat(AlertCase.in(root)
                        .with("\"severity\": 1", "\"severity\": 1, \"description\": \"" + "a".repeat(4_097) + "\"")
                        .found(new TooLong()))
                .singleElement()
                .asString()
                .contains("error the description has 4097 characters, and Azure takes 4096");
    }

    @Test
    void otherRulesTakeHalfOfIt() {
        String text = "\"description\": \"" + "a".repeat(2_049) + "\",";
        assertThat(LintCase.in(root)
                        .file("alert-rules/load.json", AlertBodies.metric("load", text, "serverLoad", 90))
                        .file("alert-rules/errors.json", AlertBodies.log("errors", text))
                        .found(new TooLong()))
                .singleElement()
                .asString()
                .contains("load.json", "takes 2048");
    }

    @Test
    void acceptsWhatFits() {
        assertThat(AlertCase.in(root).found(new TooLong())).isEmpty();
    }
}
