package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;
import dev.tocsin.preview.chart.Cell;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.format.NamedColour;
import dev.tocsin.preview.format.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Small pictures in cells: bars, composite bars, spark lines, times on a line. They need no script. */
final class Strips {
    private static final int MOST_POINTS = 400;
    private final DataSet data;
    private final int scaled;

    /**
     * @param scaled how many rows from the first count for the largest value of a column
     */
    Strips(DataSet data, int scaled) {
        this.data = data;
        this.scaled = scaled;
    }

    private static String open(String look, int height) {
        return "<svg class=\"" + look + "\" viewBox=\"0 0 100 " + height
                + "\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
    }

    private static String number(double value) {
        return NumberText.plain(value).replace(",", "");
    }

    private static String rect(double from, double width, int height, String colour) {
        return "<rect x=\"" + number(from) + "\" width=\"" + number(Math.max(0, width)) + "\" height=\"" + height
                + "\" fill=\"" + colour + "\"/>";
    }

    /** Bars begin at zero unless a minimum is set. */
    String bar(int row, int column, JsonNode options) {
        @Nullable Double value = data.number(row, column);
        if (value == null) {
            return "";
        }
        double low = options.path("min").asDouble(0);
        double high = options.path("max").isNumber() ? options.path("max").doubleValue() : largest(column);
        double share = high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 0;
        return open("bar", 6)
                + rect(0, share * 100, 6, Colours.hex(options.path("palette").asText("blue"))) + "</svg>";
    }

    private double largest(int column) {
        double high = -Double.MAX_VALUE;
        for (int i = 0; i < scaled; i++) {
            @Nullable Double other = data.number(i, column);
            high = other == null ? high : Math.max(high, other);
        }
        return high;
    }

    /**
     * A bar of several columns, each in its colour; as long as its sum is to the largest sum, or, with {@code noRowsScaling}, as
     * long as the cell.
     *
     * @see <a
     *     href="https://github.com/microsoft/Application-Insights-Workbooks/blob/master/Documentation/Visualizations/CompositeBar.md">
     *     Composite bar</a>
     */
    String composite(int row, JsonNode settings) {
        double whole = sum(row, settings);
        double most = whole;
        for (int i = 0; i < scaled && !settings.path("noRowsScaling").asBoolean(); i++) {
            most = Math.max(most, sum(i, settings));
        }
        StringBuilder out = new StringBuilder(open("bar", 6));
        double at = 0;
        for (JsonNode one : settings.path("columnSettings")) {
            double share = most <= 0 ? 0 : value(row, one) / most * 100;
            out.append(rect(at, share, 6, Colours.hex(one.path("color").asText("blue"))));
            at += share;
        }
        return out.append("</svg>").toString();
    }

    private double sum(int row, JsonNode settings) {
        double sum = 0;
        for (JsonNode one : settings.path("columnSettings")) {
            sum += value(row, one);
        }
        return sum;
    }

    private double value(int row, JsonNode setting) {
        int column = data.columns().indexOf(setting.path("columnName").asText());
        @Nullable Double value = column < 0 ? null : data.number(row, column);
        return value == null ? 0 : Math.max(0, value);
    }

    /** Kinds of spark pictures. */
    enum Spark {
        LINE,
        AREA,
        BARS
    }

    /** A list of numbers as a line, a filled line or bars; empty when the cell has no list. */
    String spark(int row, int column, JsonNode options, Spark kind) {
        List<Double> values = numbers(data.rows().get(row).get(column));
        if (values.isEmpty()) {
            return "";
        }
        double low = options.path("min")
                .asDouble(Math.min(0, values.stream().min(Double::compare).orElse(0.0)));
        double high = options.path("max")
                .asDouble(values.stream().max(Double::compare).orElse(1.0));
        double span = high > low ? high - low : 1;
        String colour = NamedColour.rgb(options.path("palette").asText()).isPresent()
                ? Colours.hex(options.path("palette").asText())
                : Colours.hex("blue");
        StringBuilder out = new StringBuilder(open("spark", 24));
        double step = 100.0 / Math.max(1, kind == Spark.BARS ? values.size() : values.size() - 1);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double y = 23 - 22 * Math.max(0, Math.min(1, (values.get(i) - low) / span));
            if (kind == Spark.BARS) {
                out.append("<rect x=\"")
                        .append(number(i * step))
                        .append("\" y=\"")
                        .append(number(y))
                        .append("\" width=\"")
                        .append(number(step * 0.8))
                        .append("\" height=\"")
                        .append(number(24 - y))
                        .append("\" fill=\"")
                        .append(colour)
                        .append("\"/>");
            } else {
                points.append(number(i * step)).append(',').append(number(y)).append(' ');
            }
        }
        if (kind == Spark.AREA) {
            out.append("<polygon points=\"0,24 ")
                    .append(points)
                    .append("100,24\" fill=\"")
                    .append(colour)
                    .append("\" opacity=\"0.3\"/>");
        }
        if (kind != Spark.BARS) {
            out.append("<polyline points=\"")
                    .append(points)
                    .append("\" fill=\"none\" stroke=\"")
                    .append(colour)
                    .append("\" vector-effect=\"non-scaling-stroke\" stroke-width=\"1.5\"/>");
        }
        double last = values.get(values.size() - 1);
        return out.append("</svg><span class=\"unseen\">")
                .append(values.size())
                .append(" values, last ")
                .append(Html.escape(NumberText.plain(last)))
                .append("</span>")
                .toString();
    }

    private static List<Double> numbers(@Nullable Object value) {
        List<Double> numbers = new ArrayList<>();
        for (@Nullable Object one : Cell.list(value)) {
            OptionalDouble number = Cell.number(one);
            if (number.isPresent() && numbers.size() < MOST_POINTS) {
                numbers.add(number.getAsDouble());
            }
        }
        return numbers;
    }

    /** A bar from a start, which may be another column's value, as long as the value, between the first start and last end. */
    String timeline(int row, int column, JsonNode options) {
        int start = data.columns()
                .indexOf(options.path("timelineSettings")
                        .path("timelineStartColumn")
                        .asText());
        double first = Double.MAX_VALUE;
        double last = -Double.MAX_VALUE;
        for (int i = 0; i < scaled; i++) {
            double from = start < 0 ? 0 : place(i, start);
            first = Math.min(first, from);
            last = Math.max(last, from + place(i, column));
        }
        double span = last > first ? last - first : 1;
        double from = start < 0 ? 0 : place(row, start);
        return open("bar", 6)
                + rect(
                        (from - first) / span * 100,
                        Math.max(0.5, place(row, column) / span * 100),
                        6,
                        Colours.hex(options.path("palette").asText("blue")))
                + "</svg>";
    }

    private double place(int row, int column) {
        @Nullable Object value = data.rows().get(row).get(column);
        OptionalDouble number = Cell.number(value);
        return number.isPresent() ? number.getAsDouble() : Cell.millis(value).orElse(0) / 1000;
    }
}
