package dev.tocsin.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.diagnostic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulePagesTest {
    @Test
    void everyRuleHasAPageThatSaysTheSame() throws IOException {
        for (Rule rule : Rules.all()) {
            String page = Files.readString(Path.of("../docs/rules", rule.code() + ".md"));
            assertThat(page)
                    .startsWith("# " + rule.code() + ": " + rule.title() + "\n")
                    .contains("\nLevel: " + word(rule.level()) + ". Of: ");
        }
    }

    /** Pages call a note what SARIF viewers and people call it. */
    private static String word(Level level) {
        return level == Level.NOTE ? "info" : level.word();
    }
}
