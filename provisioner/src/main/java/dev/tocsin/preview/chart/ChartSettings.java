package dev.tocsin.preview.chart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.format.NamedColour;
import dev.tocsin.preview.format.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What an item says of its chart.
 *
 * @param kind of chart
 * @param x column along the bottom; empty for the one that fits
 * @param y columns of values; none for those that fit
 * @param group columns whose values make series; none for those that fit
 * @param chosen whether x or y are set: then nothing is grouped that is not named
 * @param others how many series stand alone before the rest is one; nothing for all
 * @param yAxis {@code ySettings}
 * @param xAxis {@code xSettings}
 * @param labels {@code seriesLabelSettings}
 * @param legend whether names are listed, without values
 * @param metrics whether each series is listed with a value
 * @param dots whether points are marked on lines
 * @param threshold a line across
 * @param colour of the only series; empty for the first of the palette
 */
record ChartSettings(
        Kind kind,
        String x,
        List<String> y,
        List<String> group,
        boolean chosen,
        OptionalInt others,
        JsonNode yAxis,
        JsonNode xAxis,
        JsonNode labels,
        boolean legend,
        boolean metrics,
        boolean dots,
        OptionalDouble threshold,
        String colour) {
    ChartSettings {
        y = List.copyOf(y);
        group = List.copyOf(group);
    }

    /**
     * Reads {@code chartSettings} and what the query's {@code render} says.
     *
     * @param threshold the text of {@code customThresholdLine} with parameters in it
     */
    static ChartSettings of(Kind kind, JsonNode content, Render render, String threshold) {
        JsonNode settings = content.path("chartSettings");
        List<String> y = new ArrayList<>();
        settings.path("yAxis").forEach(one -> y.add(one.asText()));
        if (y.isEmpty()) {
            y.addAll(render.list("ycolumns"));
        }
        String x = settings.path("xAxis").asText().isEmpty()
                ? render.text("xcolumn")
                : settings.path("xAxis").asText();
        String group =
                settings.path("group").isTextual() ? settings.path("group").asText() : "";
        int others = settings.path("createOtherGroup").asInt(0);
        Kind drawn = kind == Kind.AREA && render.text("kind").equals("stacked") ? Kind.STACKED_AREA : kind;
        drawn = kind == Kind.BAR && render.text("kind").equals("unstacked") ? Kind.UNSTACKED_BAR : drawn;
        boolean legend = settings.path("showLegend").asBoolean(false);
        return new ChartSettings(
                drawn,
                x,
                y,
                group.isEmpty() ? render.list("series") : List.of(group),
                !settings.path("xAxis").asText().isEmpty()
                        || settings.path("yAxis").size() > 0,
                others > 0 ? OptionalInt.of(others) : OptionalInt.empty(),
                settings.path("ySettings"),
                settings.path("xSettings"),
                settings.path("seriesLabelSettings"),
                legend,
                settings.path("showMetrics").asBoolean(true),
                settings.path("showDataPoints").asBoolean(false),
                number(threshold),
                content.path("color").asText());
    }

    static OptionalDouble number(String text) {
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(text));
    }

    /** A limit of an axis: a number, also as text. */
    static OptionalDouble limit(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : number(value.asText());
    }

    /** What the numbers of an axis count. */
    static Unit unit(JsonNode axis) {
        JsonNode format = axis.path("numberFormatSettings");
        if (format.path("options").path("style").asText().equals("percent")) {
            return new Unit(Unit.Kind.PERCENT, 100, "%");
        }
        int number = format.path("unit").asInt(axis.path("unit").asInt(0));
        return Unit.of(number).orElse(Unit.NONE);
    }

    private Optional<JsonNode> setting(String series) {
        for (JsonNode one : labels) {
            if (one.path("seriesName").asText().equals(series)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** What a series is called. */
    String label(String series) {
        String label = setting(series).map(one -> one.path("label").asText()).orElse("");
        return label.isBlank() ? series : label;
    }

    /** The colour that is set for a series. */
    OptionalInt colour(String series, boolean only) {
        OptionalInt own = NamedColour.rgb(
                setting(series).map(one -> one.path("color").asText()).orElse(""));
        return own.isPresent() || !only ? own : NamedColour.rgb(colour);
    }
}
