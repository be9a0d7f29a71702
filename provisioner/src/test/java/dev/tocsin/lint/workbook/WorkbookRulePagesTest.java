package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkbookRulePagesTest {
    @Test
    void everyRuleHasAPageThatSaysTheSame() throws IOException {
        for (Rule rule : WorkbookRules.all()) {
            assertThat(Files.readString(Path.of("../docs/rules", rule.code() + ".md")))
                    .startsWith("# " + rule.code() + ": " + rule.title() + "\n")
                    .contains("\nLevel: " + rule.level().word() + ". Of: workbooks.\n", "\nBetter:");
        }
    }
}
