package dev.tocsin.alerting.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.alerting.Script;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.source.ColumnType;
import dev.tocsin.alerting.source.ResultColumn;
import dev.tocsin.alerting.source.ResultTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogRuleEvaluatorTest {
    private static final Instant NOON = Script.START;
    private static final ResultColumn TIME = new ResultColumn("TimeGenerated", ColumnType.DATETIME);
    private static final ResultColumn VALUE = new ResultColumn("v", ColumnType.NUMBER);
    private static final ResultColumn SPLIT = new ResultColumn("d", ColumnType.STRING);

    @Test
    void putsPeriodsAtTheEvaluationAndLeavesOutRowsBeyondTheRange() {
        LogRule rule = Script.rule(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT5M",
                "measure", "Total v",
                "condition", "GreaterThan 10",
                "periods", "2 of 2"));
        ResultTable rows = table(
                List.of(TIME, VALUE),
                List.of(NOON, 1),
                List.of(NOON.minusNanos(100), 2),
                List.of(NOON.minusSeconds(300), 4),
                List.of(NOON.minusNanos(100).minusSeconds(300), 8),
                List.of(NOON.minusSeconds(600), 16),
                List.of(NOON.minusNanos(100).minusSeconds(600), 32));

        List<Period> periods = once(rule, rows).periods();

        assertThat(periods)
                .containsExactly(
                        new Period(NOON.minusSeconds(600), NOON.minusSeconds(300), 24.0, true),
                        new Period(NOON.minusSeconds(300), NOON, 6.0, false));
    }

    @Test
    void losesABinThatStartsBeforeTheWindow() {
        // bin(TimeGenerated, 5m) of 12:03 starts at 12:00; the range of an evaluation at 12:07 starts at 12:02.
        ResultTable rows = table(List.of(TIME, VALUE), List.of(NOON, 50), List.of(NOON.plusSeconds(300), 1));

        Evaluation evaluation = evaluate(simple("Maximum v"), rows, NOON.plusSeconds(420))
                .get(0)
                .evaluations()
                .get(0);

        assertThat(evaluation.value()).isEqualTo(1.0);
    }

    @Test
    void takesAllRowsOfAResultWithoutTime() {
        assertThat(once(simple("Maximum v"), table(List.of(VALUE), List.of(12))).state())
                .isEqualTo(AlertState.FIRED);
    }

    @Test
    void givesTheQueryTheWholeRangeAndTheTimeOfTheEvaluation() {
        LogRule rule = Script.rule(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT10M",
                "measure", "Count",
                "condition", "GreaterThan 10",
                "periods", "1 of 3"));
        List<String> ranges = new ArrayList<>();

        new LogRuleEvaluator(rule, (start, end) -> {
                    ranges.add(start + " " + end);
                    return table(List.of(TIME));
                })
                .evaluate(NOON, NOON.plusSeconds(300));

        assertThat(ranges)
                .containsExactly(
                        "2026-01-05T11:30:00Z 2026-01-05T12:00:00Z", "2026-01-05T11:35:00Z 2026-01-05T12:05:00Z");
    }

    @Test
    void makesTheResourceColumnTheTarget() {
        LogRule plain = simple("Maximum v");
        LogRule rule = new LogRule(
                plain.name(),
                true,
                plain.query(),
                plain.schedule(),
                plain.measurement(),
                List.of(),
                Optional.of("d"),
                plain.threshold(),
                plain.failingPeriods(),
                plain.lifecycle());

        List<Timeline> timelines =
                evaluate(rule, table(List.of(VALUE, SPLIT), List.of(12, "/vm/1"), List.of(3, "/vm/2")), NOON);

        assertThat(timelines)
                .extracting(timeline -> timeline.series().resource() + " "
                        + timeline.evaluations().get(0).state())
                .containsExactly("/vm/1 FIRED", "/vm/2 NO_ALERT");
    }

    @Test
    void writesNumericDimensionsAsThePayloadDoes() {
        LogRule rule = Script.rule(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT5M",
                "measure", "Count",
                "condition", "GreaterThan 0",
                "split", "Include *"));
        ResultColumn number = new ResultColumn("d", ColumnType.NUMBER);

        List<Timeline> timelines = evaluate(rule, table(List.of(number), List.of(500L), List.of(2.50)), NOON);

        assertThat(timelines)
                .extracting(timeline -> timeline.series().dimensions())
                .containsExactly(Map.of("d", "500"), Map.of("d", "2.5"));
    }

    @Test
    void refusesAResultWithoutTheMeasuredColumn() {
        fails(simple("Maximum w"), table(List.of(TIME, VALUE)), "has no column \"w\"", "it has TimeGenerated, v");
    }

    @Test
    void refusesAMeasuredColumnThatIsNoNumber() {
        fails(simple("Maximum d"), table(List.of(SPLIT)), "\"d\"", "is not a number");
    }

    @Test
    void refusesADimensionOfAnotherType() {
        LogRule rule = Script.rule(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT5M",
                "measure", "Count",
                "condition", "GreaterThan 0",
                "split", "Include *"));
        fails(rule, table(List.of(new ResultColumn("d", ColumnType.OTHER))), "\"d\"", "not a number or string");
    }

    @Test
    void refusesSeveralPeriodsWithoutATimeToTellThemApart() {
        LogRule rule = Script.rule(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT5M",
                "measure", "Maximum v",
                "condition", "GreaterThan 0",
                "periods", "2 of 3"));
        fails(rule, table(List.of(VALUE)), "3 periods", "no datetime column");
        ResultColumn one = new ResultColumn("first", ColumnType.DATETIME);
        ResultColumn other = new ResultColumn("last", ColumnType.DATETIME);
        fails(rule, table(List.of(VALUE, one, other)), "several datetime columns");
    }

    @Test
    void refusesMoreAlertsThanTheServiceRaises() {
        LogRule stateful = Script.rule(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT5M",
                "measure", "Count",
                "condition", "GreaterThan 0",
                "split", "Include *"));
        assertThat(evaluate(stateful, series(300), NOON)).hasSize(300);
        fails(stateful, series(301), "would raise 301 alerts", "at most 300");
    }

    @Test
    void refusesMoreOpenAlertsThanTheServiceKeeps() {
        LogRule stateful = Script.rule(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT5M",
                "measure", "Count",
                "condition", "GreaterThan 0",
                "split", "Include *",
                "timeToResolve", "PT12H"));
        LogRuleEvaluator evaluator = new LogRuleEvaluator(stateful, (start, end) -> {
            List<List<Object>> rows = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                rows.add(List.of(end + " " + i));
            }
            return ResultTable.of(List.of(SPLIT), rows);
        });

        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluator.evaluate(NOON, NOON.plus(Duration.ofHours(2))))
                .withMessageContaining("at most 5000");
    }

    @Test
    void raisesMoreAlertsWhenStateless() {
        LogRule stateless = Script.rule(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT5M",
                "measure", "Count",
                "condition", "GreaterThan 0",
                "split", "Include *",
                "autoMitigate", "false"));
        assertThat(evaluate(stateless, series(6_000), NOON)).hasSize(6_000);
        fails(stateless, series(6_001), "would raise 6001 alerts", "at most 6000");
    }

    @Test
    void knowsTheStateBetweenEvaluations() {
        Timeline timeline = evaluate(simple("Maximum v"), table(List.of(VALUE), List.of(12)), NOON)
                .get(0);

        assertThat(timeline.stateAt(NOON.minusSeconds(1))).isEqualTo(AlertState.NO_ALERT);
        assertThat(timeline.stateAt(NOON)).isEqualTo(AlertState.FIRED);
        assertThat(timeline.stateAt(NOON.plusSeconds(1))).isEqualTo(AlertState.FIRED);
    }

    @Test
    void evaluatesAWeekOfMinutesInSeconds() {
        LogRule rule = Script.rule(Map.of(
                "evaluationFrequency", "PT1M",
                "windowSize", "PT5M",
                "measure", "Average v",
                "condition", "GreaterThan 90",
                "periods", "2 of 3",
                "split", "Include *"));
        LogRuleEvaluator evaluator = new LogRuleEvaluator(rule, (start, end) -> {
            List<List<Object>> rows = new ArrayList<>();
            for (Instant time = start; time.isBefore(end); time = time.plusSeconds(60)) {
                long minute = time.getEpochSecond() / 60;
                rows.add(List.of(time, minute % 300 / 3.0, minute % 2 == 0 ? "a" : "b"));
            }
            return ResultTable.of(List.of(TIME, VALUE, SPLIT), rows);
        });

        long before = System.nanoTime();
        List<Timeline> timelines =
                evaluator.evaluate(NOON, NOON.plus(Duration.ofDays(7)).minusSeconds(60));
        Duration taken = Duration.ofNanos(System.nanoTime() - before);

        assertThat(timelines).hasSize(2);
        assertThat(timelines.get(0).evaluations()).hasSize(10_080);
        assertThat(timelines.get(0).evaluations())
                .filteredOn(one -> one.state() == AlertState.FIRED)
                .hasSize(34);
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    private static LogRule simple(String measure) {
        return Script.rule(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT5M",
                "measure", measure,
                "condition", "GreaterThan 10"));
    }

    private static ResultTable series(int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(List.of("series " + i));
        }
        return ResultTable.of(List.of(SPLIT), rows);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static ResultTable table(List<ResultColumn> columns, List<Object>... rows) {
        return ResultTable.of(columns, List.of(rows));
    }

    private static Evaluation once(LogRule rule, ResultTable rows) {
        return evaluate(rule, rows, NOON).get(0).evaluations().get(0);
    }

    private static List<Timeline> evaluate(LogRule rule, ResultTable rows, Instant time) {
        return new LogRuleEvaluator(rule, (start, end) -> rows).evaluate(time, time);
    }

    private static void fails(LogRule rule, ResultTable rows, String... words) {
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluate(rule, rows, NOON))
                .satisfies(thrown -> assertThat(thrown.getMessage()).contains(words));
    }
}
