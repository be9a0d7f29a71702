package dev.tocsin.kql.evaluate.infer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queries that something else completes before they run, tried as they are. */
class FilledQueryTest {
    private static final KqlParser PARSER = new KqlParser(KqlOptions.LOGS.withWorkbook(true));
    private static final Instant NOON = Instant.parse("2024-01-15T12:00:00Z");

    private static FilledQuery filled(String query) {
        return FilledQuery.of(PARSER.parse(query), PARSER, Schema.workspace(), NOON);
    }

    private static Result run(FilledQuery query) {
        return query.run(new KqlEngine(), name -> null, 3, new RunOptions(NOON));
    }

    private static Table rows(String query) {
        FilledQuery filled = filled(query);
        assertThat(filled.bound().failed()).as("%s", filled.diagnostics()).isFalse();
        Result result = run(filled);
        assertThat(result).isInstanceOf(Result.Rows.class);
        return ((Result.Rows) result).table();
    }

    private static List<String> values(String query) {
        return filled(query).standIns().stream()
                .map(one -> query.substring(one.start(), one.start() + one.length()) + " = " + one.value())
                .toList();
    }

    @Test
    void whatIsCompleteStaysAsItIs() {
        assertThat(values("Heartbeat | where TimeGenerated > ago(1h) | summarize count() by Computer"))
                .isEmpty();
        assertThat(values("print datetime(2024-01-01), time(1h), 5m, timespan(1.02:03:04), datetime(null)"))
                .isEmpty();
        // Of this the documentation does not say whether it is a day.
        assertThat(values("print timespan(24:00:00)")).containsExactly("timespan(24:00:00) = time(1h)");
    }

    @Test
    void pointsInTimeAreABeginningAndAnEnd() {
        assertThat(values("Heartbeat | where TimeGenerated between (datetime(from) .. datetime('to'))"))
                .containsExactly(
                        "datetime(from) = datetime(2024-01-14T12:00:00Z)",
                        "datetime('to') = datetime(2024-01-15T12:00:00Z)");
        assertThat(values("print todatetime('{Time:start}'), totimespan('{Grain}'), datetime({Time:end})"))
                .containsExactly(
                        "'{Time:start}' = datetime(2024-01-14T12:00:00Z)",
                        "'{Grain}' = time(1h)",
                        "datetime({Time:end}) = datetime(2024-01-15T12:00:00Z)");
    }

    @Test
    void aPlaceholderIsTheSameWhereverItStands() {
        assertThat(values("let least = {Least}; Heartbeat | summarize n = count() by Computer | where n > {Least}"))
                .containsExactly("{Least} = 1", "{Least} = 1");
    }

    @Test
    void aPlaceholderIsWhatItsSpecifierSays() {
        assertThat(
                        values(
                                "Heartbeat | make-series n = count() on TimeGenerated from {T:start} to {T:end} step {T:grain}"))
                .containsExactly(
                        "{T:start} = datetime(2024-01-14T12:00:00Z)",
                        "{T:end} = datetime(2024-01-15T12:00:00Z)",
                        "{T:grain} = time(5m)");
    }

    @Test
    void aPlaceholderMayBringAnOperatorOrAComparison() {
        assertThat(values("Heartbeat | where TimeGenerated {Time} {More}\n| count"))
                .containsExactly("{Time} = > ago(1d)", "{More} = ");
        assertThat(rows("Heartbeat | where TimeGenerated {Time} {More}\n| count")
                        .textAt(0, 0))
                .isEqualTo("3");
    }

    @Test
    void aNameThatCanBeNoColumnIsAValue() {
        assertThat(values("let threshold = least; Heartbeat | summarize n = count() by Computer | where n > threshold"))
                .containsExactly("least = 1");
        assertThat(values(
                        "Heartbeat | summarize n = count() by Computer | extend level = iff(n > least, 'High', 'Low')"))
                .containsExactly("least = 1");
        assertThat(values("Heartbeat | where Computer in (names)")).isEmpty();
    }

    @Test
    void aNameThatIsPipedOnIsATable() {
        assertThat(values("let Source = nix; Source | where Level == 'x'")).isEmpty();
        assertThat(rows("let Source = nix; Source | count").textAt(0, 0)).isEqualTo("3");
    }

    @Test
    void whatIsWrongByItselfIsNotMendedBehindIt() {
        FilledQuery query = filled("let a = tolower(1, 2); let b = nix; Heartbeat | where Computer == b");
        assertThat(query.bound().failed()).isTrue();
    }

    @Test
    void whatIsWrongIsToldAtItsPlaceInTheQueryAsItIsWritten() {
        String query = "Heartbeat | where TimeGenerated > datetime({Start}) | extend x = tolower(1, 2)";
        KqlDiagnostic error = filled(query).diagnostics().get(0);
        assertThat(query.substring(error.start())).startsWith("tolower");
        String refused = "print datetime({Start}), parse_user_agent('x', 'browser')";
        Result result = run(filled(refused));
        assertThat(result).isInstanceOf(Result.Refused.class);
        assertThat(refused.substring(((Result.Refused) result).reasons().get(0).start()))
                .startsWith("parse_user_agent");
    }

    @Test
    void columnsThatOtherDataWouldGiveAreThere() {
        String query = "Nix | where Metric_s startswith 'jvm' | evaluate pivot(Metric_s, avg(Value_d), Host_s)"
                + " | project Host_s, used = heapUsed / heapMax";
        Table table = rows(query);
        assertThat(table.rows()).isZero();
        assertThat(table.fields().get(1).name()).isEqualTo("used");
    }
}
