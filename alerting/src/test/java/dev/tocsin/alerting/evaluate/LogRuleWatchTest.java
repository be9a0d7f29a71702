package dev.tocsin.alerting.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.alerting.Script;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.source.ColumnType;
import dev.tocsin.alerting.source.ResultColumn;
import dev.tocsin.alerting.source.ResultTable;
import dev.tocsin.alerting.source.RuleQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRuleWatchTest {
    private static final Instant NOON = Script.START;
    private static final ResultColumn TIME = new ResultColumn("TimeGenerated", ColumnType.DATETIME);
    private static final ResultColumn VALUE = new ResultColumn("v", ColumnType.NUMBER);
    private static final ResultColumn SPLIT = new ResultColumn("d", ColumnType.STRING);

    private static LogRule rule(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "evaluationFrequency", "PT5M",
                "windowSize", "PT5M",
                "measure", "Maximum v",
                "condition", "GreaterThan 10",
                "split", "Include *"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return Script.rule(settings);
    }

    /** Two series that come and go; one is silent for hours. */
    private static final RuleQuery WAVES = (start, end) -> {
        List<List<Object>> rows = new ArrayList<>();
        for (Instant time = start; time.isBefore(end); time = time.plusSeconds(60)) {
            long minute = Duration.between(NOON, time).toMinutes();
            if (minute % 400 < 200) {
                rows.add(List.of(time, minute % 70 < 20 ? 12 : 3, "a"));
            }
            rows.add(List.of(time, minute % 90 < 50 ? 12 : 3, "b"));
        }
        return ResultTable.of(List.of(TIME, VALUE, SPLIT), rows);
    };

    @ParameterizedTest
    @ValueSource(strings = {"autoMitigate true", "autoMitigate false", "autoMitigate false muteActionsDuration PT30M"})
    void doesOneByOneWhatTheEvaluatorDoesAtOnce(String lifecycle) {
        LogRule rule = rule(lifecycle.split(" ", -1));
        Instant last = NOON.plus(Duration.ofHours(24));
        List<String> atOnce = new ArrayList<>();
        new LogRuleEvaluator(rule, WAVES)
                .evaluate(NOON, last)
                .forEach(timeline -> timeline.evaluations().forEach(one -> atOnce.add(text(timeline.series(), one))));

        LogRuleWatch watch = new LogRuleWatch(rule);
        List<String> oneByOne = new ArrayList<>();
        for (Instant time = NOON; !time.isAfter(last); time = time.plus(Duration.ofMinutes(5))) {
            watch.evaluate(time, WAVES).forEach((series, one) -> oneByOne.add(text(series, one)));
        }

        assertThat(oneByOne).containsExactlyInAnyOrderElementsOf(atOnce).hasSizeGreaterThan(289);
        assertThat(oneByOne).anyMatch(one -> one.contains("FIRED"));
    }

    private static String text(SeriesKey series, Evaluation one) {
        return one.time() + " " + series.dimensions() + " " + one.state() + " " + one.notification() + " "
                + one.value();
    }

    @Test
    void anEvaluationBeyondALimitLeavesTheAlertsAsTheyWere() {
        LogRuleWatch watch = new LogRuleWatch(rule());
        watch.evaluate(NOON, series(300, 12));

        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> watch.evaluate(NOON.plusSeconds(300), series(601, 12)))
                .withMessageContaining("would raise 301 alerts");

        assertThat(watch.evaluate(NOON.plusSeconds(600), series(301, 12)).values())
                .extracting(Evaluation::state)
                .containsOnly(AlertState.FIRING, AlertState.FIRED)
                .filteredOn(AlertState.FIRED::equals)
                .hasSize(1);
    }

    /** Values of dimensions are as many as there are users. */
    @Test
    void whatIsOverIsForgotten() {
        SeriesStates states = LogRuleEvaluator.states(rule());
        LogRule rule = rule();
        for (int i = 0; i < 100; i++) {
            String user = "user " + i;
            new LogRuleEvaluator(
                            rule, (start, end) -> ResultTable.of(List.of(VALUE, SPLIT), List.of(List.of(12, user))))
                    .evaluated(NOON.plusSeconds(300L * i), states);
        }

        assertThat(states.size()).isEqualTo(3);
    }

    @Test
    void aDisabledRuleIsNotEvaluated() {
        LogRuleWatch watch = new LogRuleWatch(rule("enabled", "false"));
        assertThat(watch.evaluate(NOON, series(1, 12))).isEmpty();
    }

    private static RuleQuery series(int count, int value) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(List.of(value, "series " + i));
        }
        return (start, end) -> ResultTable.of(List.of(VALUE, SPLIT), rows);
    }
}
