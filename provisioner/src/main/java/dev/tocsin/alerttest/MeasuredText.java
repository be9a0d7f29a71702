package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.SeriesKey;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** What an evaluation measured, for people. */
public final class MeasuredText {
    private MeasuredText() {}

    /** Such as {@code operation login: measured 12}. */
    public static String of(SeriesKey series, Evaluation one) {
        String dimensions =
                series.dimensions().entrySet().stream().map(MeasuredText::text).collect(Collectors.joining(", "));
        Double value = one.value();
        String measured =
                value == null ? "nothing was measured" : "measured " + (Double.isFinite(value) ? plain(value) : value);
        return dimensions.isEmpty() ? measured : dimensions + ": " + measured;
    }

    private static String text(Map.Entry<String, String> dimension) {
        return dimension.getKey() + " " + dimension.getValue();
    }

    private static String plain(double value) {
        return exact(value).toPlainString();
    }

    /** The number as people write it: without an exponent and without zeros at its end. */
    public static BigDecimal exact(double value) {
        BigDecimal number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
