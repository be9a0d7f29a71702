package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SemicolonInNameTest {
    @TempDir
    private Path root;

    private AlertCase named() {
        return AlertCase.in(root).with("\"name\": \"errors\"", "\"name\": \"errors; shop\"");
    }

    @Test
    void findsItBesideAnIdentity() {
        assertThat(named().with("\"properties\": {", "\"identity\": {\"type\": \"SystemAssigned\"}, \"properties\": {")
                        .found(new SemicolonInName()))
                .singleElement()
                .asString()
                .contains("error Azure takes no semicolon");
    }

    @Test
    void acceptsItWithoutOne() {
        assertThat(named().found(new SemicolonInName())).isEmpty();
    }
}
