package dev.tocsin.kql.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.kql.Trees;
import dev.tocsin.kql.Verdict;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import org.junit.jupiter.api.Test;

class KqlFormatterTest {
    private final KqlParser parser = new KqlParser(KqlOptions.LOGS.withWorkbook(true));

    @Test
    void putsEachOperatorOnItsOwnLine() {
        assertThat(format("""
                        let t=1d; // window
                        requests|where timestamp>=ago(t) and name in ("a",
                        "b")
                          // only failures
                         |   where success==false|join kind = inner hint.strategy=broadcast (exceptions|where x==1
                           | project a,b) on operation_Id
                        | extend r=iff( a==1,   2,-3 ), m=dynamic({"a":[1,2]}),
                        z=strcat("x",   y)
                        {Filter}
                        | render timechart with (title="x")
                        """)).isEqualTo("""
                        let t = 1d; // window
                        requests
                        | where timestamp >= ago(t) and name in ("a",
                            "b")
                        // only failures
                        | where success == false
                        | join kind=inner hint.strategy=broadcast (exceptions | where x == 1
                            | project a, b) on operation_Id
                        | extend r = iff(a == 1, 2, -3), m = dynamic({"a":[1, 2]}),
                            z = strcat("x", y)
                        {Filter}
                        | render timechart with (title="x")
                        """);
    }

    @Test
    void leavesShortOnesOnOneLine() {
        assertThat(format("T|where a==1|take 5")).isEqualTo("T | where a == 1 | take 5\n");
    }

    @Test
    void changesNoTokenAndNoNodeAndNothingAtTheSecondTime() {
        for (Verdict verdict : Verdict.all()) {
            ParsedQuery before = parser.parse(verdict.query());
            if (before.failed()) {
                continue;
            }
            String printed = KqlFormatter.format(before);
            ParsedQuery after = parser.parse(printed);
            assertThat(after.diagnostics()).as(printed).isEqualTo(before.diagnostics());
            assertThat(Trees.texts(after.tokens())).as(printed).isEqualTo(Trees.texts(before.tokens()));
            assertThat(Trees.shape(after.tree())).as(printed).isEqualTo(Trees.shape(before.tree()));
            assertThat(after.tokens().comments()).hasSameSizeAs(before.tokens().comments());
            assertThat(KqlFormatter.format(after)).isEqualTo(printed);
        }
    }

    @Test
    void aPlaceholderForStatementsStaysOneWithoutTheLineBeforeIt() {
        ParsedQuery before = parser.parse("\n {Filters};\n let a = {Query};{Lets}\n a");
        ParsedQuery after = parser.parse(KqlFormatter.format(before));
        assertThat(Trees.shape(after.tree()))
                .isEqualTo(Trees.shape(before.tree()))
                .contains("Filled");
    }

    @Test
    void doesNotLayOutWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> format("T | where")).isInstanceOf(IllegalArgumentException.class);
    }

    private String format(String query) {
        return KqlFormatter.format(parser.parse(query));
    }
}
