package dev.tocsin.lint.telemetry;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.telemetry.Usage.Question;
import dev.tocsin.telemetry.Instrument;
import dev.tocsin.telemetry.Metric;

/** What a counter added in one interval says nothing by itself. */
final class CounterAveraged extends MeasureRule {
    CounterAveraged(Usages usages) {
        super("TOC2403", Level.WARNING, "a counter that is not summed", usages);
    }

    @Override
    boolean matters(Metric metric, Question question, boolean timed, boolean divided) {
        return metric.instrument() == Instrument.COUNTER
                && (question == Question.AVERAGE || question == Question.PERCENTILE || question == Question.LAST);
    }

    @Override
    String message(Metric metric, Question question, String text, String table) {
        return "\"" + metric.name() + "\" is a counter: each row holds what was added in one export interval, so "
                + text + " depends on that interval; write sum(" + Signals.column(metric, table, "increment") + ")";
    }
}
