package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an item wants its rows drawn. */
final class Charts {
    private static final Pattern RENDER = Pattern.compile("\\|\\s*render\\s+([a-z]+)(?=[^|]*$)");

    private Charts() {}

    /** The {@code visualization}, else what the query's {@code render} says, else {@code table}. */
    static String of(JsonNode content) {
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
        Matcher render = RENDER.matcher(content.path("query").asText());
        return render.find() ? render.group(1) : "table";
    }

    /** For people. */
    static String name(String visualization) {
        return switch (visualization) {
            case "linechart" -> "Line chart";
            case "timechart" -> "Time chart";
            case "areachart" -> "Area chart";
            case "barchart" -> "Bar chart";
            case "unstackedbar" -> "Unstacked bar chart";
            case "categoricalbar" -> "Categorical bar chart";
            case "piechart" -> "Pie chart";
            case "scatterchart" -> "Scatter chart";
            default -> visualization.substring(0, 1).toUpperCase(Locale.ROOT) + visualization.substring(1);
        };
    }
}
