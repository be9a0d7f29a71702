package dev.tocsin.kql.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.TableType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any rows: one query gives what another gives. Rows are random, with nulls and repeated keys; each seed is one table. */
class LawsTest {
    private static final Instant NOW = Instant.parse("2024-01-15T12:00:00Z");
    private static final List<Field> FIELDS = List.of(
            new Field("t", ValueType.DATETIME),
            new Field("k", ValueType.STRING),
            new Field("n", ValueType.LONG),
            new Field("x", ValueType.REAL),
            new Field("ok", ValueType.BOOL));

    private final Map<String, Table> tables = new HashMap<>();

    private static List<@Nullable Object[]> rows(Random random, int count) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Object[] {
                random.nextInt(9) == 0 ? null : new Datetime(Ticks.of(NOW) - random.nextInt(1_000_000) * 100_000L),
                random.nextInt(6) == 0 ? "" : "k" + random.nextInt(5),
                random.nextInt(7) == 0 ? null : (Object) (long) (random.nextInt(40) - 20),
                random.nextInt(7) == 0 ? null : (Object) (random.nextInt(1000) / 8.0),
                random.nextInt(5) == 0 ? null : (Object) random.nextBoolean()
            });
        }
        return rows;
    }

    private static Table table(List<@Nullable Object[]> rows) {
        Table.Builder builder = Table.builder(FIELDS);
        rows.forEach(builder::row);
        return builder.build();
    }

    private List<String> run(String text) {
        List<TableType> symbols = new ArrayList<>();
        tables.forEach((name, table) -> symbols.add(table.symbol(name)));
        KqlBinder binder = new KqlBinder(Schema.empty().with(symbols));
        Result result = new KqlEngine()
                .compile(binder.bind(new KqlParser(KqlOptions.LOGS).parse(text)))
                .run(tables::get, new RunOptions(NOW));
        assertThat(result).as(text).isInstanceOf(Result.Rows.class);
        Table table = ((Result.Rows) result).table();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < table.fields().size(); c++) {
                cells.add(table.at(i, c) == null ? "null" : table.textAt(i, c));
            }
            rows.add(String.join("|", cells));
        }
        Collections.sort(rows);
        return rows;
    }

    private void same(String one, String other) {
        assertThat(run(one)).as("%s%n%s", one, other).isEqualTo(run(other));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 40, 300, 4500})
    void queriesThatMeanTheSameGiveTheSame(int count) {
        for (int seed = 0; seed < (count > 1000 ? 1 : 4); seed++) {
            Random random = new Random(31L * count + seed);
            List<@Nullable Object[]> rows = rows(random, count);
            tables.put("T", table(rows));
            Collections.shuffle(rows, random);
            tables.put("S", table(rows));
            tables.put("U", table(rows(random, count / 2)));
            filters();
            groups();
            joins();
            bins();
        }
    }

    private void filters() {
        same("T | count", "union (T | where ok), (T | where not(ok)), (T | where isnull(ok)) | count");
        same("T | where ok and n > 3", "T | where n > 3 | where ok");
        same("T | where ok or n > 3", "union (T | where ok), (T | where n > 3 and (not(ok) or isnull(ok)))");
        same("T | where n between (-5 .. 5)", "T | where n >= -5 and n <= 5");
        same("T | where k in ('k1', 'k2')", "T | where k == 'k1' or k == 'k2'");
        same("T | distinct k, ok", "T | summarize by k, ok");
        same("T | top 5 by n | summarize count()", "T | take 5 | summarize count()");
    }

    /** Nothing of these depends on the order of the rows. */
    private void groups() {
        String aggregates = "| summarize count(), sum(n), min(x), max(x), avg(n), dcount(k), countif(ok),"
                + " percentile(x, 90), min(t), max(n)";
        same("T " + aggregates, "S " + aggregates);
        same("T " + aggregates + " by k, ok", "S " + aggregates + " by k, ok");
        same("T | summarize c = count() by k | summarize sum(c)", "T | summarize sum_c = count() | project sum_c");
        same("T | summarize countif(ok) by k", "T | summarize countif_ = sum(tolong(iff(ok, 1, 0))) by k");
        same("T | summarize a = array_length(make_list(n)) by k", "T | summarize a = countif(isnotnull(n)) by k");
        same("T | summarize a = array_length(make_set(n)) by k", "T | summarize a = dcount(n) by k");
        same("T | summarize percentile(x, 0)", "T | summarize min(x)");
        same("T | summarize percentile(x, 100)", "T | summarize max(x)");
    }

    private void joins() {
        same(
                "T | join kind=inner U on k | count",
                "T | summarize a = count() by k | join kind=inner (U | summarize b = count() by k) on k"
                        + " | summarize Count = sum(a * b)");
        same(
                "T | join kind=leftouter U on k, n | count",
                "union (T | join kind=inner U on k, n | project k), (T | join kind=leftanti U on k, n | project k) | count");
        same("T | join kind=leftsemi U on k, n", "T | where isnotnull(n) | join kind=leftsemi U on k, n");
        same(
                "T | join kind=fullouter U on n | count",
                "union (T | join kind=leftouter U on n | project k), (T | join kind=rightanti U on n | project k) | count");
        same("T | join kind=rightsemi U on k", "U | join kind=leftsemi T on k");
        same(
                "T | join kind=inner (U | distinct k) on k | project-away k1",
                "T | lookup kind=inner (U | distinct k) on k");
    }

    private void bins() {
        same(
                "T | where isnotnull(n) | count",
                "T | where bin(n, 7) <= n and n < bin(n, 7) + 7 and bin(n, 7) % 7 == 0 | count");
        same("T | where isnotnull(t) | count", "T | where bin(t, 13s) <= t and t < bin(t, 13s) + 13s | count");
        same(
                "T | summarize c = count() by b = bin(t, 10m) | summarize sum(c) by bin(b, 1h) | project sum_c",
                "T | summarize sum_c = count() by bin(t, 1h) | project sum_c");
        same("T | project b = bin_at(n, 7, 3)", "T | project b = bin(n - 3, 7) + 3");
    }
}
