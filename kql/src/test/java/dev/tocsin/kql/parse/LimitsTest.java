package dev.tocsin.kql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tocsin.kql.parse.KqlOptions.Limits;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that nobody writes are refused by the name of a limit, soon. */
class LimitsTest {
    private final KqlParser parser = new KqlParser(KqlOptions.LOGS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "f(",
                "-f(",
                "a[",
                "not(",
                "x in (",
                "T | join (",
                "T | mv-apply a on (where ",
                "T | fork (",
                "T | partition by a (where ",
                "macro-expand e as s (",
                "let f = () { ",
                "dynamic([",
                "dynamic({\"a\":[",
                "a.b[",
                "toscalar(",
                "union (",
                "case(a, "
            })
    void depthTenThousandIsRefusedByTheNameOfTheLimit(String opening) {
        String query = "print " + opening.repeat(10_000);
        ParsedQuery parsed = assertTimeout(Duration.ofMinutes(2), () -> parser.parse(query));
        assertThat(parsed.has(Level.REFUSAL) || parsed.has(Level.ERROR)).isTrue();
        if (parsed.has(Level.REFUSAL)) {
            KqlDiagnostic only = parsed.diagnostics().get(0);
            assertThat(only.code()).isEqualTo("KS245");
            assertThat(only.message()).contains("limit of 500 levels");
        }
    }

    @Test
    void parenthesesTenThousandDeepAreRefusedWhereTheLimitIsPassed() {
        String query = "print " + "(".repeat(10_000) + "1" + ")".repeat(10_000);
        KqlDiagnostic only = parser.parse(query).diagnostics().get(0);
        assertThat(only.level()).isEqualTo(Level.REFUSAL);
        assertThat(only.code()).isEqualTo("KS245");
        assertThat(only.start()).isBetween(200, 600);
    }

    @Test
    void chainsOfPathsAndSumsAreDepthTooButConditionsAreNot() {
        assertThat(parser.parse("print a" + ".b".repeat(10_000)).has(Level.REFUSAL))
                .isTrue();
        assertThat(parser.parse("print 1" + " + 1".repeat(10_000)).has(Level.REFUSAL))
                .isTrue();
        assertThat(parser.parse("T | where a == 0" + " or a == 1".repeat(10_000))
                        .diagnostics())
                .isEmpty();
        assertThat(parser.parse("T" + " | take 1".repeat(10_000)).diagnostics()).isEmpty();
    }

    @Test
    void whatPeopleNestIsWellInsideTheLimit() {
        String nested = "iff(a == 1, 'x', ".repeat(100) + "'y'" + ")".repeat(100);
        assertThat(parser.parse("T | extend a = " + nested).diagnostics()).isEmpty();
    }

    @Test
    void aMebibyteParses() {
        String row = "'some text that is as long as texts are', datetime(2024-01-01), 17,\n";
        String query = "datatable (a: string, b: datetime, c: long) [\n" + row.repeat((1 << 20) / row.length()) + "]";
        assertThat(query.length()).isGreaterThan(1_000_000);
        ParsedQuery parsed = assertTimeout(Duration.ofMinutes(2), () -> parser.parse(query));
        assertThat(parsed.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{a}", "(a,", "['a'", "print ", "\"x\"", "a-", "\u00fc", "| ", "x in (T ", ";", "//", "let "})
    void aQuarterOfAMebibyteOfNonsenseIsAnsweredWithAFewErrors(String piece) {
        String query = piece.repeat((1 << 18) / piece.length());
        ParsedQuery parsed = assertTimeout(Duration.ofMinutes(2), () -> parser.parse(query));
        assertThat(parsed.diagnostics()).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void aQueryOverTheSizeIsRefusedByTheNameOfTheLimit() {
        KqlParser small = new KqlParser(new KqlOptions(Dialect.LOGS, false, new Limits(10, 500)));
        assertThat(small.parse("T | take 1").diagnostics()).isEmpty();
        KqlDiagnostic only = small.parse("T | take 10").diagnostics().get(0);
        assertThat(only.code()).isEqualTo("KS244");
        assertThat(only.message())
                .isEqualTo("The query has 11 characters, over the limit of 10; split it, or put data into a table");
    }

    @Test
    void aThreadWithASmallStackGetsARefusalToo() throws InterruptedException {
        ParsedQuery[] parsed = new ParsedQuery[1];
        KqlParser deep = new KqlParser(new KqlOptions(Dialect.LOGS, false, new Limits(1 << 22, 1_000_000)));
        Thread thread =
                new Thread(null, () -> parsed[0] = deep.parse("print " + "(".repeat(500_000)), "small", 1 << 18);
        thread.start();
        thread.join();
        assertThat(parsed[0].diagnostics().get(0).code()).isEqualTo("KS245");
    }
}
