package dev.tocsin.lint.telemetry;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.telemetry.Usage.Question;
import dev.tocsin.telemetry.Instrument;
import dev.tocsin.telemetry.Metric;

/** The value of a histogram is the sum of an interval, and there are no buckets. */
final class HistogramAsValue extends MeasureRule {
    HistogramAsValue(Usages usages) {
        super("TOC2401", Level.ERROR, "a histogram read as if its value were one measurement", usages);
    }

    @Override
    boolean matters(Metric metric, Question question, boolean timed, boolean divided) {
        return metric.instrument() == Instrument.HISTOGRAM && question != Question.SUM && question != Question.LAST;
    }

    @Override
    String message(Metric metric, Question question, String text, String table) {
        String sum = Signals.column(metric, table, "sum");
        String count = Signals.column(metric, table, "count");
        String instead = switch (question) {
            case MINIMUM -> "write min(" + Signals.column(metric, table, "minimum") + ")";
            case MAXIMUM -> "write max(" + Signals.column(metric, table, "maximum") + ")";
            case PERCENTILE ->
                "no percentile can be computed; use percentilew(duration, itemCount, 95) of requests or"
                        + " dependencies, or the average sum(" + sum + ") / sum(" + count + ")";
            default -> "write sum(" + sum + ") / sum(" + count + ")";
        };
        return "\"" + metric.name() + "\" is a histogram: each row holds the sum of an interval, so " + text
                + " is of sums, not of measurements; " + instead;
    }
}
