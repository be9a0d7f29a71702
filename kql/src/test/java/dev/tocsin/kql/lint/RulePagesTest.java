package dev.tocsin.kql.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RulePagesTest {
    @Test
    void everyRuleHasAPageThatSaysTheSame() throws IOException {
        for (QueryRule rule : QueryLint.rules()) {
            String page = Files.readString(Path.of("../docs/rules", rule.code() + ".md"));
            assertThat(page)
                    .startsWith("# " + rule.code() + ": " + rule.title() + "\n")
                    .contains("\nLevel: " + word(rule.level()) + ". Of: queries.\n", "```kusto\n", "\nBetter:\n");
        }
    }

    /** Pages say note, as the findings of a project do. */
    private static String word(Level level) {
        return level == Level.INFO ? "note" : level.name().toLowerCase(Locale.ROOT);
    }
}
