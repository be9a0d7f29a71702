package dev.tocsin.preview.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Decimal numbers, the same on every machine. */
final class Digits {
    private Digits() {}

    static String text(double value, int most, int least, boolean grouped) {
        if (Math.abs(value) >= 1e15 || !Double.isFinite(value)) {
            return Double.toString(value);
        }
        DecimalFormat format =
                new DecimalFormat(grouped ? "#,##0" : "0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(most);
        format.setMinimumFractionDigits(least);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(new BigDecimal(Double.toString(value)));
    }
}
