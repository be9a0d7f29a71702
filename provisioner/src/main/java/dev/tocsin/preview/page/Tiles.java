package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.preview.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A tile for each row, as {@code tileSettings} want them. */
final class Tiles {
    /** As documented. */
    private static final int MOST = 100;

    private static final List<String> CONTENTS =
            List.of("titleContent", "subtitleContent", "leftContent", "rightContent", "secondaryContent");

    private Tiles() {}

    static String html(DataSet data, JsonNode settings, Colours colours, RowExport export) {
        Cells cells = new Cells(data, colours);
        String look = settings.path("size").asText().equals("full") ? "tiles wide" : "tiles";
        StringBuilder out = new StringBuilder("<ul class=\"" + look + "\">\n");
        List<Integer> order = sorted(data, settings);
        int shown = Math.min(MOST, order.size());
        for (int row : order.subList(0, shown)) {
            out.append("<li class=\"tile\"")
                    .append(export.attribute(data, row))
                    .append('>')
                    .append(part(cells, data, settings, "titleContent", "title", row))
                    .append(part(cells, data, settings, "subtitleContent", "sub", row))
                    .append("<div class=\"values\">")
                    .append(part(cells, data, settings, "leftContent", "left", row))
                    .append(part(cells, data, settings, "rightContent", "right", row))
                    .append("</div>")
                    .append(part(cells, data, settings, "secondaryContent", "sub", row))
                    .append("</li>\n");
        }
        List<String> notes = new ArrayList<>(cells.notes());
        if (shown < data.rows().size()) {
            notes.add("the first " + shown + " of " + data.rows().size() + " tiles");
        }
        return out.append("</ul>").append(Grid.notes(notes)).toString();
    }

    private static List<Integer> sorted(DataSet data, JsonNode settings) {
        ArrayNode sortBy = JsonNodeFactory.instance.arrayNode();
        sortBy.addObject()
                .put("itemKey", settings.path("sortCriteriaField").asText())
                .put("sortOrder", settings.path("sortOrderField").asInt(1));
        return Sorting.sorted(
                data, sortBy, IntStream.range(0, data.rows().size()).boxed().toList());
    }

    /** Without a column in the settings: the first text above the first number. */
    static JsonNode settled(DataSet data, JsonNode settings) {
        for (String name : CONTENTS) {
            if (!settings.path(name).path("columnMatch").asText().isEmpty()) {
                return settings;
            }
        }
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        for (int i = data.columns().size() - 1; i >= 0; i--) {
            boolean number = !data.rows().isEmpty() && data.number(0, i) != null;
            own.putObject(number ? "leftContent" : "titleContent")
                    .put("columnMatch", data.columns().get(i))
                    .put("formatter", number ? 12 : 1);
        }
        return own;
    }

    private static String part(Cells cells, DataSet data, JsonNode settings, String name, String look, int row) {
        JsonNode format = settings.path(name);
        int column = data.columns().indexOf(format.path("columnMatch").asText());
        return column < 0 ? "" : "<div class=\"" + look + "\">" + cells.html(row, column, format) + "</div>";
    }

    /** Whether the settings name a column that the rows have: else there is nothing to draw. */
    static boolean fit(DataSet data, JsonNode settings) {
        return CONTENTS.stream()
                .anyMatch(name -> data.columns()
                        .contains(settings.path(name).path("columnMatch").asText()));
    }
}
