package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.Aggregation;
import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.FailingPeriods;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.rule.Measurement;
import dev.tocsin.alerting.rule.Schedule;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.text.TextLines;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Query;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Tabular;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mutants of a log alert rule. */
final class LogMutants {
    private static final Duration LONGEST_RANGE = Duration.ofDays(2);

    private final LogRule rule;
    private final List<Mutant> mutants = new ArrayList<>();

    private LogMutants(LogRule rule) {
        this.rule = rule;
    }

    static List<Mutant> of(LogRule rule) {
        LogMutants maker = new LogMutants(rule);
        Query tree = new KqlParser(KqlOptions.LOGS).parse(rule.query()).tree();
        maker.thresholds();
        maker.schedules();
        maker.periods();
        maker.dimensions();
        if (!givesOneRow(tree)) {
            maker.aggregations();
        }
        maker.lifecycles();
        maker.filters(tree);
        return maker.mutants;
    }

    private void thresholds() {
        for (Mutants.Slip slip : Mutants.slips(rule.threshold())) {
            add(slip.change(), rule.withThreshold(slip.threshold()));
        }
    }

    private void schedules() {
        Schedule own = rule.schedule();
        boolean derived = own.range()
                .equals(own.window().multipliedBy(rule.failingPeriods().periods()));
        for (Duration window :
                List.of(own.window().multipliedBy(2), own.window().dividedBy(2))) {
            Duration range = derived ? window.multipliedBy(rule.failingPeriods().periods()) : own.range();
            if (range.compareTo(LONGEST_RANGE) <= 0
                    && range.compareTo(window) >= 0
                    && window.compareTo(Mutants.SHORTEST) >= 0) {
                add(
                        "windowSize " + own.window() + " → " + window,
                        rule.withSchedule(new Schedule(own.frequency(), window, range)));
            }
        }
        Duration frequency = own.frequency().multipliedBy(2);
        add(
                "evaluationFrequency " + own.frequency() + " → " + frequency,
                rule.withSchedule(new Schedule(frequency, own.window(), own.range())));
    }

    private void periods() {
        FailingPeriods own = rule.failingPeriods();
        if (own.violations() < own.periods()) {
            add(
                    "minFailingPeriodsToAlert " + own.violations() + " → " + (own.violations() + 1),
                    rule.withFailingPeriods(new FailingPeriods(own.violations() + 1, own.periods())));
        }
        if (own.violations() > 1) {
            add(
                    "minFailingPeriodsToAlert " + own.violations() + " → " + (own.violations() - 1),
                    rule.withFailingPeriods(new FailingPeriods(own.violations() - 1, own.periods())));
        }
    }

    private void dimensions() {
        for (DimensionFilter dropped : rule.dimensions()) {
            List<DimensionFilter> rest = new ArrayList<>(rule.dimensions());
            rest.remove(dropped);
            add("dimension " + dropped.name() + " dropped", rule.withDimensions(rest));
        }
    }

    private void aggregations() {
        Aggregation own = rule.measurement().aggregation();
        for (Aggregation other : List.of(Aggregation.AVERAGE, Aggregation.MAXIMUM, Aggregation.MINIMUM)) {
            if (own != other && own != Aggregation.COUNT) {
                add(
                        "timeAggregation " + own.azureName() + " → " + other.azureName(),
                        rule.withMeasurement(
                                new Measurement(other, rule.measurement().column())));
            }
        }
    }

    private void lifecycles() {
        if (rule.lifecycle() instanceof Lifecycle.Stateful) {
            add("autoMitigate true → false", rule.withLifecycle(new Lifecycle.Stateless(Optional.empty())));
        } else if (rule.lifecycle() instanceof Lifecycle.Stateless stateless
                && stateless.mute().isPresent()) {
            add(
                    "muteActionsDuration " + stateless.mute().get() + " dropped",
                    rule.withLifecycle(new Lifecycle.Stateless(Optional.empty())));
        }
    }

    private void filters(Query tree) {
        List<SourceRange> filters = new ArrayList<>();
        collectFilters(tree, filters);
        TextLines lines = new TextLines(rule.query());
        for (SourceRange range : filters) {
            String text = rule.query();
            add(
                    "filter in line " + lines.line(range.start()) + " of the query dropped: where "
                            + text.substring(range.start(), range.end())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    rule.withQuery(text.substring(0, range.start()) + "true" + text.substring(range.end())));
        }
    }

    private static void collectFilters(Node node, List<SourceRange> filters) {
        if (node instanceof RowOperator.Where where) {
            filters.add(where.predicate().range());
        }
        node.forEachChild(child -> collectFilters(child, filters));
    }

    /** Whether the result has one row whatever the data: then all aggregations give the same. */
    private static boolean givesOneRow(Query tree) {
        List<Statement> statements = tree.statements();
        if (statements.isEmpty()
                || !(statements.get(statements.size() - 1) instanceof Statement.Expressed last)
                || !(last.expression() instanceof Tabular.Pipeline pipeline)) {
            return false;
        }
        List<Operator> operators = pipeline.operators();
        for (int i = operators.size() - 1; i >= 0; i--) {
            Operator operator = operators.get(i);
            if (operator instanceof GroupOperator.Summarize summarize) {
                return summarize.by().isEmpty();
            }
            if (!(operator instanceof ColumnOperator)) {
                return operator instanceof RowOperator.Count;
            }
        }
        return false;
    }

    private void add(String change, LogRule mutated) {
        mutants.add(new Mutant(change, mutated));
    }
}
