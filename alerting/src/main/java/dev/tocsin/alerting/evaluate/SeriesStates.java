package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.Lifecycle;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The alerts of all series of a rule, evaluation by evaluation, within the service's limits. A series is forgotten when nothing of it
 * can matter any more, so that an evaluation that goes on for ever does not grow.
 */
final class SeriesStates {
    private final Lifecycle lifecycle;
    private final ServiceLimits limits;
    private final Map<SeriesKey, AlertMachine> machines = new LinkedHashMap<>();

    SeriesStates(Lifecycle lifecycle, ServiceLimits limits) {
        this.lifecycle = lifecycle;
        this.limits = limits;
    }

    /**
     * Takes what one evaluation measured. A series that was measured before and is not now, is not met: also a stateless one,
     * whose alert would else seem to go on.
     *
     * @param nothing the periods of a series of which nothing was seen
     * @return the evaluation of each series that was measured, or whose alert went on
     * @throws EvaluationException beyond a limit: the documents do not say which alerts the service then leaves out. Nothing is
     *     taken then
     */
    Map<SeriesKey, Evaluation> evaluated(
            Instant time, Map<SeriesKey, Measured> measured, Supplier<List<Period>> nothing) {
        Map<SeriesKey, AlertMachine> after = new LinkedHashMap<>();
        Map<SeriesKey, Evaluation> evaluations = new LinkedHashMap<>();
        measured.forEach((key, one) -> step(key, time, one, after, evaluations));
        machines.forEach((key, machine) -> {
            if (machine.goesOn() && !measured.containsKey(key)) {
                step(key, time, new Measured(false, nothing.get()), after, evaluations);
            }
        });
        long raised = evaluations.values().stream()
                .filter(one -> one.state() == AlertState.FIRED)
                .count();
        long open = after.values().stream().filter(AlertMachine::open).count();
        check(time, raised, limits.perEvaluation(), "would raise %d alerts, and one evaluation raises at most %d");
        check(time, open, limits.open(), "would leave %d alerts open, and a rule keeps at most %d");
        machines.putAll(after);
        machines.values().removeIf(machine -> machine.isSpent(time));
        return evaluations;
    }

    /** How many series are remembered. */
    int size() {
        return machines.size();
    }

    private void step(
            SeriesKey key,
            Instant time,
            Measured one,
            Map<SeriesKey, AlertMachine> after,
            Map<SeriesKey, Evaluation> evaluations) {
        AlertMachine before = machines.get(key);
        AlertMachine machine = before == null ? new AlertMachine(lifecycle) : before.copy();
        AlertMachine.Step step = machine.step(time, one.met());
        after.put(key, machine);
        evaluations.put(key, new Evaluation(time, step.state(), one.met(), one.periods(), step.notification()));
    }

    private static void check(Instant time, long count, int limit, String format) {
        if (count > limit) {
            throw new EvaluationException("the evaluation at " + time + " " + String.format(format, count, limit)
                    + "; split by fewer dimensions, or include fewer of their values");
        }
    }

    /** What an evaluation found of one series. */
    record Measured(boolean met, List<Period> periods) {}
}
