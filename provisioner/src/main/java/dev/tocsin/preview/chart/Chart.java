package dev.tocsin.preview.chart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.data.DataSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A chart, ready to be drawn.
 *
 * @param option for ECharts, with what the page's script does beside it: see {@code chart.js}
 * @param legend its series, each with one value
 * @param values whether the legend shows the values
 * @param summary what there is to see, in words
 * @param overTime whether times stand along the bottom
 * @param from first place on the axis, in milliseconds when it is one of time
 * @param to last place
 * @param notes what is not as in the portal
 */
public record Chart(
        JsonNode option,
        List<Entry> legend,
        boolean values,
        String summary,
        boolean overTime,
        double from,
        double to,
        List<String> notes) {
    /** Copies the lists. */
    public Chart {
        legend = List.copyOf(legend);
        notes = List.copyOf(notes);
    }

    /**
     * A series in the legend.
     *
     * @param name by which the option knows it
     * @param label for people
     * @param value with its unit
     * @param of what the value is: {@code sum}, {@code average}
     * @param colour that is set for it
     * @param slot of the page's palette otherwise
     */
    public record Entry(String name, String label, String value, String of, OptionalInt colour, int slot) {}

    /** What an item asks for. */
    public record Wish(Kind kind, JsonNode content, Render render, String threshold) {}

    /** Builds it; nothing when no column has numbers. */
    public static Optional<Chart> of(DataSet data, Wish wish) {
        ChartSettings settings = ChartSettings.of(wish.kind(), wish.content(), wish.render(), wish.threshold());
        return Shaping.of(Columns.of(data), settings)
                .filter(found -> !found.series().isEmpty())
                .map(found -> new OptionBuilder(found, settings).chart());
    }
}
