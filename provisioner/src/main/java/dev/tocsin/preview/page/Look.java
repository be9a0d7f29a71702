package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.chart.Render;
import java.util.Locale;

/** How an item wants its rows drawn. */
final class Look {
    private Look() {}

    /** The {@code visualization}, else what the query's {@code render} says, else {@code table}. */
    static String of(JsonNode content, Render render) {
        String set = content.path("visualization").asText();
        if (!set.isEmpty()) {
            return set.toLowerCase(Locale.ROOT);
        }
        if (content.path("metrics").isArray()) {
            return switch (content.path("chartType").asInt(2)) {
                case -1 -> "tiles";
                case 0 -> "table";
                case 1 -> "barchart";
                case 3 -> "areachart";
                case 4 -> "scatterchart";
                case -2 -> "map";
                case -3 -> "graph";
                default -> "linechart";
            };
        }
        return render.chart().isEmpty() ? "table" : render.chart();
    }

    /** For people. */
    static String name(String look) {
        return switch (look) {
            case "linechart" -> "Line chart";
            case "timechart" -> "Time chart";
            case "areachart" -> "Area chart";
            case "barchart" -> "Bar chart";
            case "unstackedbar" -> "Unstacked bar chart";
            case "categoricalbar" -> "Categorical bar chart";
            case "piechart" -> "Pie chart";
            case "scatterchart" -> "Scatter chart";
            default -> look.substring(0, 1).toUpperCase(Locale.ROOT) + look.substring(1);
        };
    }
}
