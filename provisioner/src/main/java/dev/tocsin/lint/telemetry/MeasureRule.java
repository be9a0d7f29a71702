package dev.tocsin.lint.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.telemetry.Usage.Aggregate;
import dev.tocsin.lint.telemetry.Usage.Question;
import dev.tocsin.telemetry.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule on aggregations of what an instrument measured, in queries and by the alert service. */
abstract class MeasureRule extends ContractRule {
    private static final Map<String, Question> BY_SERVICE = Map.of(
            "Average", Question.AVERAGE,
            "Minimum", Question.MINIMUM,
            "Maximum", Question.MAXIMUM,
            "Total", Question.SUM);

    MeasureRule(String code, Level level, String title, Usages usages) {
        super(code, level, title, usages);
    }

    @Override
    final void check(Usage usage, Signals signals, LintedProject project, Teller teller) {
        for (Aggregate aggregate : usage.aggregates()) {
            List<Metric> asked = new ArrayList<>();
            for (Metric metric : measured(aggregate.reading(), aggregate.table(), signals)) {
                if (matters(metric, aggregate.question(), aggregate.timed(), aggregate.divided())) {
                    asked.add(metric);
                }
            }
            if (!asked.isEmpty()) {
                Metric metric = asked.get(0);
                String message = message(metric, aggregate.question(), aggregate.text(), aggregate.table());
                boolean sure = aggregate.reading().names().closed();
                teller.tell(sure || level() != Level.ERROR ? level() : Level.WARNING, aggregate.at(), message);
            }
        }
        byService(usage, signals, teller);
    }

    /** Log alert rules aggregate the measured column themselves (Microsoft Learn, alerts-types, log search alerts). */
    private void byService(Usage usage, Signals signals, Teller teller) {
        LintedQuery query = usage.query();
        if (query.purpose() != Purpose.ALERT || usage.result() == null) {
            return;
        }
        String at = query.pointer().substring(0, query.pointer().lastIndexOf('/'));
        JsonNode condition = query.resource().body().at(at);
        Optional<Question> question = Optional.ofNullable(
                BY_SERVICE.get(condition.path("timeAggregation").asText()));
        String column = condition.path("metricMeasureColumn").asText();
        Rows rows = usage.result();
        if (question.isEmpty() || !(rows.cell(column) instanceof Cell.Readings numbers)) {
            return;
        }
        for (Cell.Reading number : numbers.readings()) {
            Cell.Reading chosen =
                    new Cell.Reading(number.column(), number.names().and(rows.names()));
            for (Metric metric : measured(chosen, rows.table(), signals)) {
                if (chosen.names().closed() && matters(metric, question.get(), false, false)) {
                    String text = condition.path("timeAggregation").asText() + " of " + column;
                    teller.tellBeside("timeAggregation", message(metric, question.get(), text, rows.table()));
                    return;
                }
            }
        }
    }

    /** The metrics whose measurements the number is; none where the query chose no name. */
    private static List<Metric> measured(Cell.Reading reading, String table, Signals signals) {
        List<Metric> metrics = new ArrayList<>();
        if (reading.names().chosen()) {
            for (Metric metric : signals.contract().metricsIn(table)) {
                if (reading.names().known().contains(metric.name())
                        && signals.measures(metric, table, reading.column())) {
                    metrics.add(metric);
                }
            }
        }
        return metrics;
    }

    /** Whether the instrument has no answer to this question. */
    abstract boolean matters(Metric metric, Question question, boolean timed, boolean divided);

    /** @param text what is asked, as the query writes it */
    abstract String message(Metric metric, Question question, String text, String table);
}
