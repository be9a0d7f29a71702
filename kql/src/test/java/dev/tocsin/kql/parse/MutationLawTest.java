package dev.tocsin.kql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.Trees;
import dev.tocsin.kql.Verdict;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a query on its way, the parser answers, and its answer is sound. */
class MutationLawTest {
    private static final long SEED = 20261125;
    private static final int ROUNDS = 3_000;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void deletedDoubledSwappedAndForeignTokensNeverCrashOrHang() {
        Random random = new Random(SEED);
        List<Verdict> queries = Verdict.all();
        for (int i = 0; i < ROUNDS; i++) {
            String query = queries.get(random.nextInt(queries.size())).query();
            String other = queries.get(random.nextInt(queries.size())).query();
            boolean workbook = random.nextBoolean();
            String mutant = mutate(query, other, random);
            Dialect dialect = random.nextBoolean() ? Dialect.LOGS : Dialect.RESOURCE_GRAPH;
            ParsedQuery parsed =
                    new KqlParser(KqlOptions.LOGS.withWorkbook(workbook).withDialect(dialect)).parse(mutant);
            assertThat(Trees.misplaced(parsed.tree(), mutant)).as(mutant).isEmpty();
            for (KqlDiagnostic diagnostic : parsed.diagnostics()) {
                assertThat(diagnostic.start() + diagnostic.length()).as(mutant).isBetween(0, mutant.length());
                assertThat(diagnostic.message()).as(mutant).isNotBlank().doesNotContain("\n", "\r");
            }
        }
    }

    /** Found by ten minutes of mutations of real queries: nodes outside their parents, and messages of several lines. */
    @ParameterizedTest
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {
                "line```, 'x'\n| where a | summarize avg(b) ~~~c~~~",
                "let a=(x:long, y:string=\"a\", :(*)+){x}; a(1)",
                "T | __partitionby a id  |n",
                "T | mv-apply ){let b=1 a n (where x)",
                "T | make-series count() default = 0 on t step 1h",
                "T\n{Filter}count() by a",
                "T\n{Filter} count(",
                "{Query} join (U) on a",
                "T | invoke a().b()",
                "datatable(d:dynamic, e: :)",
                "T | mv-apply a on ( | where x)"
            })
    void whatMutationsFoundStaysRight(String query) {
        for (boolean workbook : List.of(false, true)) {
            ParsedQuery parsed = new KqlParser(KqlOptions.LOGS.withWorkbook(workbook)).parse(query);
            assertThat(Trees.misplaced(parsed.tree(), query)).isEmpty();
            assertThat(parsed.diagnostics())
                    .allSatisfy(one -> assertThat(one.message()).doesNotContain("\n"));
        }
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void queriesCutOffAnywhereNeverCrashOrHang() {
        KqlParser parser = new KqlParser(KqlOptions.LOGS.withWorkbook(true));
        for (Verdict verdict : Verdict.all()) {
            for (int end = 0; end < verdict.query().length(); end += 7) {
                String cut = verdict.query().substring(0, end);
                assertThat(Trees.misplaced(parser.parse(cut).tree(), cut))
                        .as(cut)
                        .isEmpty();
            }
        }
    }

    private static String mutate(String query, String other, Random random) {
        List<String> tokens = pieces(query);
        List<String> foreign = pieces(other);
        for (int n = 1 + random.nextInt(3); n > 0 && !tokens.isEmpty(); n--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(4)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(at));
                case 2 -> tokens.set(at, tokens.set(random.nextInt(tokens.size()), tokens.get(at)));
                default -> {
                    if (!foreign.isEmpty()) {
                        tokens.add(at, foreign.get(random.nextInt(foreign.size())));
                    }
                }
            }
        }
        return String.join("", tokens);
    }

    /** The tokens with the space before each. */
    private static List<String> pieces(String query) {
        Tokens tokens = new KqlParser(KqlOptions.LOGS).parse(query).tokens();
        List<String> pieces = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < tokens.count() - 1; i++) {
            pieces.add(query.substring(end, tokens.end(i)));
            end = tokens.end(i);
        }
        return pieces;
    }
}
