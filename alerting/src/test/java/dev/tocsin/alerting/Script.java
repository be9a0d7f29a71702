package dev.tocsin.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.LogRuleEvaluator;
import dev.tocsin.alerting.evaluate.SeriesKey;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.read.RuleReader;
import dev.tocsin.alerting.read.RuleReading;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.source.ColumnType;
import dev.tocsin.alerting.source.ResultColumn;
import dev.tocsin.alerting.source.ResultTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A timeline as text. Lines {@code name = value} set properties of the rule; then come columns:
 *
 * <pre>
 * minute  5      10         15
 * rows    12     3,4        .
 * state   Fired  Resolving  Resolved
 * sent    FIRED  .          RESOLVED
 * </pre>
 *
 * Each row lies a minute before its column's minute. {@code rows a} and {@code state a} speak of the series whose
 * dimension {@code d} is {@code a}; {@code value} is what the evaluation measured, {@code -} for nothing. States not
 * named are NoAlert, where a dot stands for it.
 */
public final class Script {
    public static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Integer> minutes = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();
    private final List<List<String>> expectations = new ArrayList<>();

    /** Evaluates the rule at each of the minutes and compares what the script says. */
    public static void run(String text) {
        Script script = new Script();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(script::line);
        script.check();
    }

    private void line(String line) {
        if (line.contains(" = ")) {
            int equals = line.indexOf(" = ");
            settings.put(
                    line.substring(0, equals).strip(),
                    line.substring(equals + 3).strip());
            return;
        }
        List<String> words = List.of(line.split("\\s+", -1));
        if (words.get(0).equals("minute")) {
            words.stream().skip(1).forEach(word -> minutes.add(Integer.parseInt(word)));
        } else if (words.get(0).equals("rows")) {
            int from = words.size() - minutes.size();
            for (int i = 0; i < minutes.size(); i++) {
                addRows(words.get(from + i), minutes.get(i), from == 2 ? words.get(1) : "");
            }
        } else {
            expectations.add(words);
        }
    }

    private void addRows(String cell, int minute, String dimension) {
        if (cell.equals(".")) {
            return;
        }
        for (String value : cell.split(",", -1)) {
            List<Object> row = new ArrayList<>();
            row.add(START.plus(Duration.ofMinutes(minute - 1)));
            row.add(value.equals("null") ? null : Double.valueOf(value));
            row.add(dimension);
            rows.add(row);
        }
    }

    private void check() {
        LogRule rule = rule(settings);
        List<ResultColumn> columns = List.of(
                new ResultColumn("TimeGenerated", ColumnType.DATETIME),
                new ResultColumn("v", ColumnType.NUMBER),
                new ResultColumn("d", ColumnType.STRING));
        List<Timeline> timelines = new LogRuleEvaluator(
                        rule,
                        (start, end) -> ResultTable.of(
                                columns,
                                rows.stream()
                                        .filter(row -> !((Instant) row.get(0)).isBefore(start)
                                                && ((Instant) row.get(0)).isBefore(end))
                                        .toList()))
                .evaluate(at(minutes.get(0)), at(minutes.get(minutes.size() - 1)));
        for (List<String> words : expectations) {
            int from = words.size() - minutes.size();
            SeriesKey key = from == 2 ? new SeriesKey("", Map.of("d", words.get(1))) : SeriesKey.WHOLE;
            List<String> actual = new ArrayList<>();
            for (int minute : minutes) {
                actual.add(seen(words.get(0), find(timelines, key, at(minute))));
            }
            assertThat(String.join(" ", actual))
                    .as(String.join(" ", words.subList(0, from)))
                    .isEqualTo(String.join(" ", words.subList(from, words.size())));
        }
    }

    private static String seen(String what, Optional<Evaluation> evaluation) {
        return switch (what) {
            case "state" ->
                evaluation
                        .map(one -> one.state().azureName())
                        .filter(state -> !state.equals("NoAlert"))
                        .orElse(".");
            case "sent" ->
                evaluation
                        .map(one -> one.notification().name())
                        .filter(sent -> !sent.equals("NONE"))
                        .orElse(".");
            case "value" ->
                evaluation
                        .map(Evaluation::value)
                        .map(value -> value == value.longValue() ? Long.toString(value.longValue()) : value.toString())
                        .orElse("-");
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Optional<Evaluation> find(List<Timeline> timelines, SeriesKey key, Instant time) {
        return timelines.stream()
                .filter(timeline -> timeline.series().equals(key))
                .flatMap(timeline -> timeline.evaluations().stream())
                .filter(evaluation -> evaluation.time().equals(time))
                .findFirst();
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    /** The rule of some settings; see {@link #body}. */
    public static LogRule rule(Map<String, String> settings) {
        RuleReading reading = RuleReader.read("Microsoft.Insights/scheduledQueryRules", "rule", body(settings));
        assertThat(reading).isInstanceOf(RuleReading.Read.class);
        return (LogRule) ((RuleReading.Read) reading).rule();
    }

    /**
     * The body of some settings: {@code measure = Maximum v}, {@code condition = GreaterThan 10}, {@code periods = 2 of
     * 3}, {@code split = Include a,b}; all others are properties as they are.
     */
    public static Map<String, Object> body(Map<String, String> settings) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("query", "T");
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> resolve = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            List<String> words = List.of(value.split(" ", -1));
            switch (name) {
                case "measure" -> {
                    condition.put("timeAggregation", words.get(0));
                    if (words.size() > 1) {
                        condition.put("metricMeasureColumn", words.get(1));
                    }
                }
                case "condition" -> {
                    condition.put("operator", words.get(0));
                    condition.put("threshold", Double.valueOf(words.get(1)));
                }
                case "periods" ->
                    condition.put(
                            "failingPeriods",
                            Map.of(
                                    "minFailingPeriodsToAlert", Integer.valueOf(words.get(0)),
                                    "numberOfEvaluationPeriods", Integer.valueOf(words.get(2))));
                case "split" ->
                    condition.put(
                            "dimensions",
                            List.of(Map.of(
                                    "name", "d",
                                    "operator", words.get(0),
                                    "values", List.of(words.get(1).split(",", -1)))));
                case "timeToResolve" -> resolve.put(name, value);
                case "autoMitigate", "enabled" -> properties.put(name, Boolean.valueOf(value));
                default -> properties.put(name, value);
            }
        });
        if (!resolve.isEmpty()) {
            properties.put("resolveConfiguration", resolve);
        }
        properties.put("criteria", Map.of("allOf", List.of(condition)));
        return Map.of("kind", "LogAlert", "properties", properties);
    }
}
