package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.source.RuleQuery;
import java.time.Instant;
import java.util.Map;

/** Evaluates a log search alert rule time after time, as {@link LogRuleEvaluator} does for a stretch of time that is over. Not thread-safe. */
public final class LogRuleWatch {
    private final LogRule rule;
    private final SeriesStates states;

    /** A rule of which no alert is open. */
    public LogRuleWatch(LogRule rule) {
        this.rule = rule;
        states = LogRuleEvaluator.states(rule);
    }

    /**
     * Evaluates the rule.
     *
     * @param now after the last evaluation
     * @param query on the rows of now
     * @return the evaluation of each series that was measured, or whose alert went on; none for a disabled rule
     * @throws EvaluationException if the service would refuse the result, or exceed its limits; the state is then as before
     */
    public Map<SeriesKey, Evaluation> evaluate(Instant now, RuleQuery query) {
        return rule.enabled() ? new LogRuleEvaluator(rule, query).evaluated(now, states) : Map.of();
    }
}
