package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.Aggregation;
import org.jspecify.annotations.Nullable;

/** The rows or samples of one period of one series. */
final class Accumulator {
    private long rows;
    private double count;
    private double total;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;

    /** A row, whatever is in it. */
    void row() {
        rows++;
    }

    /** A row with a measured value. */
    void value(double value) {
        row();
        add(value, 1, value, value);
    }

    /** Values that are aggregated already. */
    void add(double sum, double values, double least, double greatest) {
        total += sum;
        count += values;
        minimum = Math.min(minimum, least);
        maximum = Math.max(maximum, greatest);
    }

    /** How many rows there are. */
    @Nullable
    Double rowCount() {
        return rows == 0 ? null : (double) rows;
    }

    /** The values aggregated; null when there are none. */
    @Nullable
    Double value(Aggregation aggregation) {
        if (count == 0) {
            return null;
        }
        return switch (aggregation) {
            case COUNT -> count;
            case AVERAGE -> total / count;
            case MINIMUM -> minimum;
            case MAXIMUM -> maximum;
            case TOTAL -> total;
        };
    }
}
