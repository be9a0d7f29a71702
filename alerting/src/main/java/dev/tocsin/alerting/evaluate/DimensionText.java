package dev.tocsin.alerting.evaluate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The values of dimensions as text, as an alert's payload has them. */
final class DimensionText {
    private DimensionText() {}

    static String of(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number)
                    ? new BigDecimal(Double.toString(number))
                            .stripTrailingZeros()
                            .toPlainString()
                    : Double.toString(number);
        }
        return value == null ? "" : value.toString();
    }
}
