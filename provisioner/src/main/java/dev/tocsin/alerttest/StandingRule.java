package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.EvaluationException;
import dev.tocsin.alerting.evaluate.LogRuleWatch;
import dev.tocsin.alerting.evaluate.SeriesKey;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.kql.evaluate.run.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log alert rule that is evaluated time after time on the rows of then; it remembers which of its alerts are open. Not thread-safe. */
public final class StandingRule {
    private final RuleOnRows read;
    private final LogRule rule;
    private final Limits limits;
    private final LogRuleWatch watch;

    StandingRule(RuleOnRows read, LogRule rule, Limits limits) {
        this.read = read;
        this.rule = rule;
        this.limits = limits;
        watch = new LogRuleWatch(rule);
    }

    /** The time between two evaluations. */
    public Duration frequency() {
        return rule.schedule().frequency();
    }

    /** How far an evaluation looks back. */
    public Duration range() {
        return rule.schedule().range();
    }

    /**
     * Evaluates the rule.
     *
     * @param rows as in {@link RuleOnRows#evaluate}
     * @param now after the last evaluation
     * @return the evaluation of each series that was measured, or whose alert went on
     * @throws RuleRefusedException when the query, or its result, cannot be used, or it takes too much; what is open stays so
     */
    public Map<SeriesKey, Evaluation> evaluate(Map<String, List<Map<String, @Nullable Object>>> rows, Instant now)
            throws RuleRefusedException {
        try {
            return watch.evaluate(now, read.bound(rule, rows, now).query(limits));
        } catch (QueryRefused e) {
            throw new RuleRefusedException(e.why());
        } catch (EvaluationException e) {
            throw new RuleRefusedException(String.valueOf(e.getMessage()));
        }
    }
}
