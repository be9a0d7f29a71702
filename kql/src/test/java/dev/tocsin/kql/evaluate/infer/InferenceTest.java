package dev.tocsin.kql.evaluate.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.infer.Inference.Inferred;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tables that a query must mean, and rows that are made up for them. */
class InferenceTest {
    private static final RunOptions NOON = new RunOptions(Instant.parse("2024-01-15T12:00:00Z"));

    private static Inferred infer(String query) {
        Inferred inferred = Inference.infer(new KqlParser(KqlOptions.LOGS).parse(query), Schema.workspace());
        assertThat(inferred.bound().failed())
                .as("%s", inferred.bound().diagnostics())
                .isFalse();
        return inferred;
    }

    private static String type(Inferred inferred, String table, String column) {
        TableType type = Objects.requireNonNull(inferred.schema().table(table));
        Column found = Objects.requireNonNull(type.column(column), column);
        return found.type().word();
    }

    private static Table rows(String query) {
        Result result = GeneratedTables.run(new KqlEngine(), infer(query), name -> null, 3, NOON);
        assertThat(result).isInstanceOf(Result.Rows.class);
        return ((Result.Rows) result).table();
    }

    @Test
    void aColumnIsJsonOrWhatItsNameSays() {
        Inferred inferred = infer("Nix_CL | where timestamp > ago(1h) | project a.b, c_s, d_d, e_b, f_t");
        assertThat(type(inferred, "Nix_CL", "a")).isEqualTo("dynamic");
        assertThat(type(inferred, "Nix_CL", "timestamp")).isEqualTo("datetime");
        assertThat(type(inferred, "Nix_CL", "c_s")).isEqualTo("string");
        assertThat(type(inferred, "Nix_CL", "d_d")).isEqualTo("real");
        assertThat(type(inferred, "Nix_CL", "e_b")).isEqualTo("bool");
        assertThat(type(inferred, "Nix_CL", "f_t")).isEqualTo("datetime");
    }

    @Test
    void aColumnHasTheTypeThatTheQueryNeeds() {
        Inferred inferred = infer("Nix | where Since between (ago(1d) .. now()) | summarize avg(Load) by Host");
        assertThat(type(inferred, "Nix", "Since")).isEqualTo("datetime");
        assertThat(type(inferred, "Nix", "Host")).isEqualTo("string");
        assertThat(type(inferred, "Nix", "Load")).isIn("long", "real");
    }

    @Test
    void aColumnIsInTheTableThatMissesIt() {
        Inferred inferred = infer("Nix | join (Nought | project Key, Other) on $left.Name == $right.Key");
        assertThat(Objects.requireNonNull(inferred.schema().table("Nix")).column("Key"))
                .isNull();
        assertThat(Objects.requireNonNull(inferred.schema().table("Nought")).column("Name"))
                .isNull();
    }

    @Test
    void knownTablesKeepTheirColumnsAndGetMore() {
        Inferred inferred = infer("Heartbeat | where Brand_s == 'x' | project Computer");
        assertThat(type(inferred, "Heartbeat", "Computer")).isEqualTo("string");
        assertThat(type(inferred, "Heartbeat", "Brand_s")).isEqualTo("string");
    }

    @Test
    void callsOfWhatIsElsewhereAreTablesToo() {
        assertThat(rows("_SavedFunction(7d) | count").textAt(0, 0)).isEqualTo("3");
        assertThat(rows("union isfuzzy=true Nix, (workspace('w').Nought) | count")
                        .textAt(0, 0))
                .isEqualTo("6");
    }

    @Test
    void rowsHaveTheTextsThatColumnsAreNamedBy() {
        assertThat(rows("Nix | evaluate pivot(Name_s, sum(Value_d)) | summarize sum(Free)")
                        .rows())
                .isEqualTo(1);
    }

    @Test
    void aGivenTableKeepsItsRowsAndGetsTheColumnsThatItLacks() {
        Table given = Table.builder(List.of(new Field("x", ValueType.LONG)))
                .row(new Object[] {7L})
                .build();
        Schema schema = Schema.empty().with(List.of(given.symbol("T")));
        Inferred inferred = Inference.infer(new KqlParser(KqlOptions.LOGS).parse("T | project x, y_s"), schema);
        Result result =
                GeneratedTables.run(new KqlEngine(), inferred, name -> name.equals("T") ? given : null, 3, NOON);
        Table table = ((Result.Rows) result).table();
        assertThat(table.rows()).isEqualTo(1);
        assertThat(table.textAt(0, 0)).isEqualTo("7");
        assertThat(table.textAt(0, 1)).isEqualTo("v0");
    }

    @Test
    void whatNoTableMendsStaysWrong() {
        Inferred inferred =
                Inference.infer(new KqlParser(KqlOptions.LOGS).parse("print tolower(1, 2)"), Schema.empty());
        assertThat(inferred.bound().failed()).isTrue();
    }
}
