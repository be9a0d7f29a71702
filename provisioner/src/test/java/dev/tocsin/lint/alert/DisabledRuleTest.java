package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisabledRuleTest {
    @TempDir
    private Path root;

    @Test
    void findsARuleThatIsOff() {
        assertThat(AlertCase.in(root)
                        .with("\"enabled\": true", "\"enabled\": false")
                        .found(new DisabledRule()))
                .singleElement()
                .asString()
                .contains("note the rule is off in every environment");
    }

    @Test
    void acceptsWhatAnExpressionDecides() {
        assertThat(AlertCase.in(root)
                        .with("\"enabled\": true", "\"enabled\": \"${environment == 'prod'}\"")
                        .found(new DisabledRule()))
                .isEmpty();
    }

    @Test
    void acceptsARuleThatIsOn() {
        assertThat(AlertCase.in(root).found(new DisabledRule())).isEmpty();
    }
}
