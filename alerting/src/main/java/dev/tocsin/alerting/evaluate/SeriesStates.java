package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.Lifecycle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The alerts of all series of a rule, evaluation by evaluation, within the service's limits. */
final class SeriesStates {
    private final Lifecycle lifecycle;
    private final ServiceLimits limits;
    private final Map<SeriesKey, Track> tracks = new LinkedHashMap<>();

    SeriesStates(Lifecycle lifecycle, ServiceLimits limits) {
        this.lifecycle = lifecycle;
        this.limits = limits;
    }

    /**
     * Takes what one evaluation measured. A series that was measured before and is not now, is not met: also a stateless one,
     * whose alert would else seem to go on.
     *
     * @param nothing the periods of a series of which nothing was seen
     * @throws EvaluationException beyond a limit: the documents do not say which alerts the service then leaves out
     */
    void evaluated(Instant time, Map<SeriesKey, Measured> measured, Supplier<List<Period>> nothing) {
        int raised = 0;
        int open = 0;
        for (Map.Entry<SeriesKey, Measured> one : measured.entrySet()) {
            Track track = tracks.computeIfAbsent(one.getKey(), key -> new Track(new AlertMachine(lifecycle)));
            track.add(time, one.getValue());
            raised += track.raised() ? 1 : 0;
        }
        for (Map.Entry<SeriesKey, Track> one : tracks.entrySet()) {
            Track track = one.getValue();
            if ((track.machine.open() || track.raised()) && !measured.containsKey(one.getKey())) {
                track.add(time, new Measured(false, nothing.get()));
            }
            open += track.machine.open() ? 1 : 0;
        }
        check(time, raised, limits.perEvaluation(), "would raise %d alerts, and one evaluation raises at most %d");
        check(time, open, limits.open(), "would leave %d alerts open, and a rule keeps at most %d");
    }

    private static void check(Instant time, int count, int limit, String format) {
        if (count > limit) {
            throw new EvaluationException("the evaluation at " + time + " " + String.format(format, count, limit)
                    + "; split by fewer dimensions, or include fewer of their values");
        }
    }

    List<Timeline> timelines() {
        List<Timeline> timelines = new ArrayList<>(tracks.size());
        tracks.forEach((key, track) -> timelines.add(new Timeline(key, track.evaluations)));
        return timelines;
    }

    /** What an evaluation found of one series. */
    record Measured(boolean met, List<Period> periods) {}

    private static final class Track {
        private final AlertMachine machine;
        private final List<Evaluation> evaluations = new ArrayList<>();

        Track(AlertMachine machine) {
            this.machine = machine;
        }

        void add(Instant time, Measured measured) {
            AlertMachine.Step step = machine.step(time, measured.met());
            evaluations.add(
                    new Evaluation(time, step.state(), measured.met(), measured.periods(), step.notification()));
        }

        boolean raised() {
            return evaluations.get(evaluations.size() - 1).state() == AlertState.FIRED;
        }
    }
}
