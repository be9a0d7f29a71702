package dev.tocsin.lint.telemetry;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.telemetry.Usage.Question;
import dev.tocsin.telemetry.Instrument;
import dev.tocsin.telemetry.Metric;

/** The sum of a gauge grows with the number of rows. */
final class GaugeSummed extends MeasureRule {
    GaugeSummed(Usages usages) {
        super("TOC2402", Level.WARNING, "a gauge that is summed", usages);
    }

    @Override
    boolean matters(Metric metric, Question question, boolean timed, boolean divided) {
        boolean state = metric.instrument() == Instrument.GAUGE || metric.instrument() == Instrument.UP_DOWN_COUNTER;
        return state && question == Question.SUM && !timed && !divided;
    }

    @Override
    String message(Metric metric, Question question, String text, String table) {
        String kind = metric.instrument() == Instrument.GAUGE ? "a gauge" : "an up-down counter";
        return "\"" + metric.name() + "\" is " + kind + ": each row holds the value as last seen, so " + text
                + " grows with the number of rows; take avg, max or the last one, and add up series only per time";
    }
}
