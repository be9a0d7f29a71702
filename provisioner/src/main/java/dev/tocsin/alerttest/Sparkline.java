package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.AlertState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Timelines as characters, one for each evaluation. */
final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** Bars from the lowest to the highest value; a space where there is none. */
    static String bars(List<@Nullable Double> values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Double value : values) {
            if (value != null) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        StringBuilder bars = new StringBuilder();
        for (Double value : values) {
            bars.append(value == null ? ' ' : BARS.charAt(level(value, low, high)));
        }
        return bars.toString();
    }

    private static int level(double value, double low, double high) {
        return high > low ? (int) Math.round((value - low) / (high - low) * (BARS.length() - 1)) : 0;
    }

    /** {@code .} no alert, {@code F} fired, {@code f} firing, {@code r} resolving, {@code R} resolved. */
    static char letter(AlertState state) {
        return switch (state) {
            case NO_ALERT -> '.';
            case FIRED -> 'F';
            case FIRING -> 'f';
            case RESOLVING -> 'r';
            case RESOLVED -> 'R';
        };
    }
}
