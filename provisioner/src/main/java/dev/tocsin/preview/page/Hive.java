package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;
import dev.tocsin.preview.data.DataSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A honeycomb: a hexagon for each row, in the group it belongs to.
 *
 * @see <a href="https://github.com/microsoft/Application-Insights-Workbooks/blob/master/Documentation/Visualizations/HoneyComb.md">
 *     Honeycomb</a>
 */
final class Hive {
    private static final int MOST = 500;

    private Hive() {}

    static String html(DataSet data, JsonNode settings, Colours colours, RowExport export) {
        Cells cells = new Cells(data, colours);
        NodeColour colour = new NodeColour(data, settings.path("colorSettings"), colours);
        int by = data.columns().indexOf(settings.path("groupByField").asText());
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        int shown = Math.min(MOST, data.rows().size());
        for (int row = 0; row < shown; row++) {
            groups.computeIfAbsent(by < 0 ? "" : data.text(row, by), unused -> new ArrayList<>())
                    .add(row);
        }
        StringBuilder out = new StringBuilder("<div class=\"hives\">\n");
        groups.forEach((name, rows) -> {
            JsonNode format = settings.path("hivesContent");
            int column = data.columns().indexOf(format.path("columnMatch").asText());
            out.append("<div class=\"hive\">");
            if (by >= 0) {
                out.append("<h4>")
                        .append(column < 0 ? Html.escape(name) : cells.html(rows.get(0), column, format))
                        .append("</h4>");
            }
            out.append("<ul>");
            rows.forEach(row -> out.append("<li class=\"hex ")
                    .append(colour.of(row))
                    .append('"')
                    .append(export.attribute(data, row))
                    .append('>')
                    .append(part(cells, data, settings, "topContent", row))
                    .append(part(cells, data, settings, "centerContent", row))
                    .append(part(cells, data, settings, "bottomContent", row))
                    .append("</li>"));
            out.append("</ul></div>\n");
        });
        List<String> notes = new ArrayList<>(cells.notes());
        if (shown < data.rows().size()) {
            notes.add("the first " + shown + " of " + data.rows().size() + " cells");
        }
        return out.append("</div>").append(Grid.notes(notes)).toString();
    }

    private static String part(Cells cells, DataSet data, JsonNode settings, String name, int row) {
        JsonNode format = settings.path(name);
        int column = data.columns().indexOf(format.path("columnMatch").asText());
        return column < 0 ? "" : "<div>" + cells.html(row, column, format) + "</div>";
    }
}
