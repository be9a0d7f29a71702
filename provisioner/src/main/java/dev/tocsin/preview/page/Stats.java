package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.html.Html;
import dev.tocsin.preview.data.Comparison;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.format.NumberText;
import java.util.List;
import java.util.Objects;

/** One value, large: cards, texts and stats. */
final class Stats {
    private Stats() {}

    /** The first value, as {@code textSettings} want it. */
    static String card(DataSet data, JsonNode settings, Colours colours) {
        if (data.rows().isEmpty() || data.columns().isEmpty()) {
            return "";
        }
        String text = new Cells(data, colours).text(0, 0, MissingNode.getInstance());
        return switch (settings.path("style").asText()) {
            case "markdown" -> "<div class=\"text\">" + new Markdown().html(data.text(0, 0)) + "</div>";
            case "editor" -> "<pre tabindex=\"0\">" + Html.escape(Html.cut(data.text(0, 0), 20_000)) + "</pre>";
            case "header" -> "<h2>" + Html.escape(text) + "</h2>";
            default -> "<p class=\"card\">" + Html.escape(text) + "</p>";
        };
    }

    /** A column's value, or what an aggregation makes of all its values, with colour, icon and a word. */
    static String stat(DataSet data, JsonNode settings, Colours colours) {
        int named = data.columns().indexOf(settings.path("valueField").asText());
        int column = named >= 0 ? named : firstNumber(data);
        String value = value(data, column, settings);
        JsonNode colour = settings.path("colorSettings");
        String look = colour.path("type").asText().equals("static")
                ? ""
                : new NodeColour(data, withField(colour, data, column), colours).of(0);
        boolean behind = colour.path("mode").asText().equals("background");
        return "<div class=\"stat " + (behind ? look : "") + "\"><p class=\"card\">"
                + icon(data, settings.path("iconSettings").path("thresholdsGrid"))
                + Html.escape(value)
                + "</p>"
                + (settings.path("tagText").asText().isBlank()
                        ? ""
                        : "<p class=\"sub\">"
                                + Html.escape(settings.path("tagText").asText()) + "</p>")
                + "</div>";
    }

    private static JsonNode withField(JsonNode colour, DataSet data, int column) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        own.put("nodeColorField", data.columns().get(column));
        own.setAll(colour.isObject() ? (ObjectNode) colour.deepCopy() : JsonNodeFactory.instance.objectNode());
        return own;
    }

    private static int firstNumber(DataSet data) {
        for (int i = 0; i < data.columns().size(); i++) {
            if (data.number(0, i) != null) {
                return i;
            }
        }
        return 0;
    }

    private static String value(DataSet data, int column, JsonNode settings) {
        List<Double> numbers = java.util.stream.IntStream.range(0, data.rows().size())
                .mapToObj(row -> data.number(row, column))
                .filter(Objects::nonNull)
                .map(one -> one == null ? 0.0 : one)
                .toList();
        String how = settings.path("valueAggregation").asText("None");
        if (how.equals("Count")) {
            return NumberText.plain(data.rows().size());
        }
        if (numbers.isEmpty() || data.number(0, column) == null && how.equals("None")) {
            return data.text(0, column);
        }
        double sum = numbers.stream().mapToDouble(Double::doubleValue).sum();
        double value = switch (how) {
            case "Sum" -> sum;
            case "Average" -> sum / numbers.size();
            case "Max" -> numbers.stream().max(Double::compare).orElse(0.0);
            case "Min" -> numbers.stream().min(Double::compare).orElse(0.0);
            case "Unique" -> numbers.stream().distinct().count();
            default -> numbers.get(0);
        };
        JsonNode format = settings.path("numberFormatSettings");
        return format.isObject() ? NumberText.of(value, format).text() : NumberText.big(value);
    }

    private static String icon(DataSet data, JsonNode thresholds) {
        for (JsonNode one : thresholds) {
            int column = data.columns().indexOf(one.path("sourceColumn").asText());
            boolean holds = one.path("operator").isMissingNode()
                    || column >= 0
                            && Comparison.holds(
                                            one.path("operator").asText(),
                                            data.text(0, column),
                                            one.path("thresholdValue").asText())
                                    .orElse(false);
            if (holds) {
                return Cells.icon(one.path("representation").asText());
            }
        }
        return "";
    }
}
