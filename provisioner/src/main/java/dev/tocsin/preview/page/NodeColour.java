package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.data.Comparison;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.format.NamedColour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The colour of a node of a graph, a cell of a honeycomb or a place on a map: by thresholds, by a palette between two ends, or a
 * colour for each text. The numbers for the kinds are what Microsoft's public workbooks use them for.
 */
final class NodeColour {
    private static final List<String> SERIES = List.of(
            "blue", "orange", "turquoise", "magenta", "yellowDark", "purple", "green", "redDark", "gray", "brown");

    private final DataSet data;
    private final JsonNode settings;
    private final Colours colours;
    private final int column;
    private final double low;
    private final double high;
    private final List<String> texts = new ArrayList<>();

    NodeColour(DataSet data, JsonNode settings, Colours colours) {
        this.data = data;
        this.settings = settings;
        this.colours = colours;
        this.column = data.columns().indexOf(settings.path("nodeColorField").asText());
        double smallest = Double.MAX_VALUE;
        double largest = -Double.MAX_VALUE;
        for (int row = 0; row < data.rows().size() && column >= 0; row++) {
            @Nullable Double value = data.number(row, column);
            smallest = value == null ? smallest : Math.min(smallest, value);
            largest = value == null ? largest : Math.max(largest, value);
        }
        this.low = settings.path("heatmapMin").asDouble(smallest);
        this.high = settings.path("heatmapMax").asDouble(largest);
    }

    /** The class of a row's colour. */
    String of(int row) {
        String kind = settings.path("type").asText();
        if (column < 0) {
            return plain("blue");
        }
        return switch (kind) {
            case "3", "thresholds" -> threshold(row);
            case "4", "heatmap" -> heat(row);
            case "1", "2", "categorical" -> {
                String text = data.text(row, column);
                if (!texts.contains(text)) {
                    texts.add(text);
                }
                yield plain(SERIES.get(texts.indexOf(text) % SERIES.size()));
            }
            default -> plain("blue");
        };
    }

    private String plain(String name) {
        return colours.named(name)
                .orElseGet(() -> colours.of(NamedColour.rgb("blue").orElse(0)));
    }

    private String threshold(int row) {
        for (JsonNode one : settings.path("thresholdsGrid")) {
            Optional<Boolean> holds = Comparison.holds(
                    one.path("operator").asText("Default"),
                    data.text(row, column),
                    one.path("thresholdValue").asText());
            if (holds.orElse(false)) {
                String name = one.path("representation").asText();
                return plain(name.isEmpty() ? "blue" : name);
            }
        }
        return plain("blue");
    }

    private String heat(int row) {
        @Nullable Double value = data.number(row, column);
        if (value == null) {
            return plain(settings.path("emptyValueColor").asText("gray"));
        }
        double share = high > low ? (value - low) / (high - low) : 1;
        return colours.heat(settings.path("heatmapPalette").asText("blue"), share)
                .orElseGet(() -> plain("blue"));
    }
}
