package dev.tocsin.preview.format;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Numbers as a {@code numberFormat} wants them.
 *
 * @param text with its unit
 * @param note what of the format is not known; empty when all is
 */
public record NumberText(String text, String note) {
    /** A number without a format. */
    public static String plain(double value) {
        return Digits.text(value, 3, 0, false);
    }

    /** A number in {@code numberFormat}, or {@code numberFormatSettings}. */
    public static NumberText of(double value, JsonNode numberFormat) {
        JsonNode options = numberFormat.path("options");
        int most =
                Math.max(0, Math.min(20, options.path("maximumFractionDigits").asInt(3)));
        int least =
                Math.max(0, Math.min(most, options.path("minimumFractionDigits").asInt(0)));
        boolean grouped = options.path("useGrouping").asBoolean(true);
        String style = options.path("style").asText();
        if (style.equals("percent")) {
            return new NumberText(Digits.text(value * 100, most, least, grouped) + "%", "");
        }
        int number = numberFormat.path("unit").asInt(0);
        String note =
                style.isEmpty() || style.equals("decimal") ? "" : "number style \"" + style + "\" is not known here";
        return Unit.of(number)
                .map(unit -> new NumberText(unit.text(value, most, least, grouped, false), note))
                .orElseGet(() -> new NumberText(
                        Digits.text(value, most, least, grouped),
                        "unit " + number + " is not known here; the bare number is shown"));
    }

    /** Short, as big numbers are: 12.3K. */
    public static String big(double value) {
        return Unit.NONE.text(value, 3, 0, false, true);
    }

    /** Short, with a unit: 12.3K, 4.1 GiB, 830 ms. */
    public static String big(double value, Unit unit) {
        return unit.text(value, Math.abs(value) < 1 ? 3 : 2, 0, true, true);
    }
}
