package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.rule.AlertRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Results for people. */
public final class TestText {
    private static final int MOST_SERIES = 5;
    private static final int WIDEST = 100;

    private TestText() {}

    /**
     * The text.
     *
     * @param all whether to show the timelines of tests that passed, too
     * @param coverage which rules have a test
     */
    public static String of(List<TestResult> results, boolean all, Coverage coverage) {
        StringBuilder text = new StringBuilder();
        Map<TestResult.Outcome, Integer> counts = new TreeMap<>();
        for (TestResult result : results) {
            counts.merge(result.outcome(), 1, Integer::sum);
            boolean passed = result.outcome() == TestResult.Outcome.PASSED;
            text.append(passed ? "pass  " : result.outcome() == TestResult.Outcome.FAILED ? "FAIL  " : "ERROR ")
                    .append(result.rule())
                    .append(" / ")
                    .append(result.name())
                    .append('\n');
            for (Mismatch mismatch : result.mismatches()) {
                text.append("      ")
                        .append(mismatch.place())
                        .append(": ")
                        .append(mismatch.message())
                        .append('\n');
            }
            if (all || !passed) {
                timelines(result, text);
            }
        }
        for (String rule : coverage.untested()) {
            text.append("note  ").append(rule).append(" has no test\n");
        }
        coverage.refused()
                .forEach((rule, reason) -> text.append("note  ")
                        .append(rule)
                        .append(" cannot be tested: ")
                        .append(reason)
                        .append('\n'));
        return text.append(counts.getOrDefault(TestResult.Outcome.PASSED, 0))
                .append(" passed, ")
                .append(counts.getOrDefault(TestResult.Outcome.FAILED, 0))
                .append(" failed, ")
                .append(counts.getOrDefault(TestResult.Outcome.ERROR, 0))
                .append(" errors\n")
                .toString();
    }

    private static void timelines(TestResult result, StringBuilder text) {
        AlertRule rule = result.evaluated();
        if (rule == null || result.times().isEmpty()) {
            return;
        }
        int shown = 0;
        for (Timeline timeline : result.timelines()) {
            if (++shown > MOST_SERIES) {
                text.append("      … and ")
                        .append(result.timelines().size() - MOST_SERIES)
                        .append(" more series\n");
                break;
            }
            timeline(result, new Subject(rule), timeline, text);
        }
        if (result.timelines().isEmpty()) {
            text.append("      no evaluation saw anything\n");
        }
    }

    private static void timeline(TestResult result, Subject subject, Timeline timeline, StringBuilder text) {
        if (Subject.severalResources(result.timelines())) {
            text.append("      ").append(timeline.series().resource()).append('\n');
        }
        if (!timeline.series().dimensions().isEmpty()) {
            text.append("      ").append(timeline.series().dimensions()).append('\n');
        }
        List<Instant> times = result.times();
        int from = Math.max(0, times.size() - WIDEST);
        List<@Nullable Double> values = new ArrayList<>();
        StringBuilder states = new StringBuilder();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Instant time : times.subList(from, times.size())) {
            Double value = null;
            for (Evaluation evaluation : timeline.evaluations()) {
                if (evaluation.time().equals(time)) {
                    value = evaluation.value();
                }
            }
            values.add(value);
            low = value == null ? low : Math.min(low, value);
            high = value == null ? high : Math.max(high, value);
            states.append(Sparkline.letter(timeline.stateAt(time)));
        }
        if (subject.measures()) {
            text.append("      value ").append(Sparkline.bars(values));
            if (low <= high) {
                text.append(String.format(
                        Locale.ROOT, "  %s to %s, %s", Notice.number(low), Notice.number(high), subject.thresholds()));
            }
            text.append('\n');
        }
        text.append("      state ")
                .append(states)
                .append("  ")
                .append(Moments.relative(times.get(from), result.now()))
                .append(" to ")
                .append(Moments.relative(times.get(times.size() - 1), result.now()))
                .append(" (F fired, f firing, r resolving, R resolved)\n");
    }
}
