package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgoWithoutLiteralTest {
    @TempDir
    private Path root;

    @Test
    void findsAVariable() {
        assertThat(AlertCase.in(root)
                        .query("let back = 5m; requests | where timestamp > ago(back)")
                        .found(new AgoWithoutLiteral()))
                .singleElement()
                .asString()
                .contains("note Azure supports ago() in alert rules with a literal only");
    }

    @Test
    void acceptsLiterals() {
        assertThat(AlertCase.in(root)
                        .query("requests | where timestamp > ago((5m)) and timestamp < ago(timespan(00:01:00))")
                        .found(new AgoWithoutLiteral()))
                .isEmpty();
    }
}
