package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;

/**
 * Numbers as a {@code numberFormat} wants them.
 *
 * @param text with its unit
 * @param note what of the format is not known; empty when all is
 */
record NumberText(String text, String note) {
    private static final Set<Integer> WITHOUT_UNIT = Set.of(0, 17);
    private static final int PERCENT = 1;
    private static final int BYTES = 2;

    /** A number without a format. */
    static String plain(double value) {
        return format(value, 3, 0, false);
    }

    static NumberText of(double value, JsonNode numberFormat) {
        JsonNode options = numberFormat.path("options");
        int most =
                Math.max(0, Math.min(20, options.path("maximumFractionDigits").asInt(3)));
        int least =
                Math.max(0, Math.min(most, options.path("minimumFractionDigits").asInt(0)));
        boolean grouped = options.path("useGrouping").asBoolean(true);
        if (options.path("style").asText().equals("percent")) {
            return new NumberText(format(value * 100, most, least, grouped) + "%", "");
        }
        int unit = numberFormat.path("unit").asInt(0);
        String style = options.path("style").asText();
        String note =
                style.isEmpty() || style.equals("decimal") ? "" : "number style \"" + style + "\" is not known here";
        if (unit == BYTES) {
            return new NumberText(bytes(value, most, grouped), note);
        }
        String text = format(value, most, least, grouped);
        if (unit == PERCENT) {
            return new NumberText(text + "%", note);
        }
        return new NumberText(
                text,
                WITHOUT_UNIT.contains(unit) ? note : "unit " + unit + " is not known here; the bare number is shown");
    }

    /** Short, as big numbers are: 12.3K. */
    static String big(double value) {
        double size = Math.abs(value);
        String[] steps = {"", "K", "M", "B", "T"};
        int step = 0;
        while (size >= 1000 && step < steps.length - 1) {
            size /= 1000;
            step++;
        }
        return format(Math.copySign(size, value), step == 0 ? 3 : 1, 0, false) + steps[step];
    }

    private static String bytes(double value, int most, boolean grouped) {
        String[] units = {" B", " KiB", " MiB", " GiB", " TiB", " PiB"};
        double size = Math.abs(value);
        int step = 0;
        while (size >= 1024 && step < units.length - 1) {
            size /= 1024;
            step++;
        }
        return format(Math.copySign(size, value), Math.min(most, 2), 0, grouped) + units[step];
    }

    private static String format(double value, int most, int least, boolean grouped) {
        if (Math.abs(value) >= 1e15) {
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
