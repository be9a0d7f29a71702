package dev.tocsin.kql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.Trees;
import dev.tocsin.kql.Verdict;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our parser beside Microsoft's, on queries that go through the grammar rule by rule. */
class VerdictTest {
    private final KqlParser parser = new KqlParser(KqlOptions.LOGS);

    @Test
    void acceptsWhatMicrosoftAccepts() {
        List<String> rejected = new ArrayList<>();
        for (Verdict verdict : Verdict.all()) {
            ParsedQuery parsed = parser.parse(verdict.query());
            if (verdict.errors().isEmpty() && parsed.failed()) {
                rejected.add(verdict.query() + " " + parsed.diagnostics());
            }
        }
        assertThat(rejected).isEmpty();
    }

    @Test
    void rejectsWhatMicrosoftRejectsAndPutsTheFirstErrorAtTheSamePlace() {
        List<String> different = new ArrayList<>();
        int exact = 0;
        int wrong = 0;
        for (Verdict verdict : Verdict.all()) {
            if (verdict.errors().isEmpty()) {
                continue;
            }
            wrong++;
            List<KqlDiagnostic> ours = parser.parse(verdict.query()).diagnostics();
            List<String> codes =
                    ours.stream().map(one -> one.code() + "@" + one.start()).toList();
            exact += codes.equals(verdict.errors()) ? 1 : 0;
            if (ours.isEmpty()
                    || Math.abs(ours.get(0).start() - offset(verdict.errors().get(0))) > 5) {
                different.add(verdict.query() + " " + codes + " instead of " + verdict.errors());
            }
        }
        assertThat(different).isEmpty();
        assertThat(exact).as("all errors alike, of %s", wrong).isGreaterThan(wrong * 95 / 100);
    }

    @Test
    void everyNodeLiesInsideItsParentInTheOrderOfTheText() {
        for (Verdict verdict : Verdict.all()) {
            ParsedQuery parsed = parser.parse(verdict.query());
            assertThat(Trees.misplaced(parsed.tree(), verdict.query()))
                    .as(verdict.query())
                    .isEmpty();
        }
    }

    private static int offset(String error) {
        return Integer.parseInt(error.substring(error.indexOf('@') + 1));
    }
}
