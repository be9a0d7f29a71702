package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.data.DataSet;
import java.util.ArrayList;
import java.util.List;

/** A tile for each row, as {@code tileSettings} want them; cards and stats, which show one value. */
final class Tiles {
    /** As documented. */
    private static final int MOST = 100;

    private Tiles() {}

    static String html(DataSet data, JsonNode settings, Colours colours) {
        Cells cells = new Cells(data, colours);
        StringBuilder out = new StringBuilder("<ul class=\"tiles\">\n");
        int shown = Math.min(MOST, data.rows().size());
        for (int row = 0; row < shown; row++) {
            out.append("<li class=\"tile\">")
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

    private static String part(Cells cells, DataSet data, JsonNode settings, String name, String look, int row) {
        JsonNode format = settings.path(name);
        int column = data.columns().indexOf(format.path("columnMatch").asText());
        return column < 0 ? "" : "<div class=\"" + look + "\">" + cells.html(row, column, format) + "</div>";
    }

    /** Whether the settings name a column that the rows have: else there is nothing to draw. */
    static boolean fit(DataSet data, JsonNode settings) {
        return List.of("titleContent", "subtitleContent", "leftContent", "rightContent", "secondaryContent").stream()
                .anyMatch(name -> data.columns()
                        .contains(settings.path(name).path("columnMatch").asText()));
    }

    /** The first value, large. */
    static String card(DataSet data) {
        if (data.rows().isEmpty() || data.columns().isEmpty()) {
            return "";
        }
        Cells cells = new Cells(data, new Colours());
        return "<p class=\"card\">"
                + Html.escape(cells.text(0, 0, com.fasterxml.jackson.databind.node.MissingNode.getInstance()))
                + "</p>";
    }
}
