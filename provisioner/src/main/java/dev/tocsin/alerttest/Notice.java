package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.Notification;
import dev.tocsin.alerting.evaluate.SeriesKey;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the notifications of a rule say. */
interface Notice {
    /**
     * The text of one.
     *
     * @throws QueryRefused if it holds an expression that is not known here
     */
    String text(SeriesKey series, Evaluation evaluation);

    /** The monitor condition by its word in the common alert schema. */
    static String condition(Evaluation evaluation) {
        return evaluation.notification() == Notification.RESOLVED ? "Resolved" : "Fired";
    }

    /** A number as JSON writes it, without useless zeros. */
    static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal number = new BigDecimal(value.toString()).stripTrailingZeros();
        return number.toPlainString();
    }
}
