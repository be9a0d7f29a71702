package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.data.DataSet;
import java.util.ArrayList;
import java.util.List;

/** Rows as a table, as {@code gridSettings} wants them. */
final class Grid {
    /** The portal's own number, unless {@code rowLimit} says another. */
    private static final int ROWS = 250;

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_COLUMNS = 100;

    private Grid() {}

    /** One column. */
    private record Column(int index, String label, JsonNode format, boolean right) {}

    static String html(DataSet data, JsonNode settings, String label, Colours colours) {
        Cells cells = new Cells(data, colours);
        List<Column> columns = columns(data, settings);
        StringBuilder out = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.escape(label))
                .append("\"><table class=\"grid\"><thead><tr>");
        for (Column column : columns) {
            out.append(column.right() ? "<th scope=\"col\" class=\"r\">" : "<th scope=\"col\">")
                    .append(Html.escape(column.label()))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        int most = Math.max(1, Math.min(MOST_ROWS, settings.path("rowLimit").asInt(ROWS)));
        int shown = Math.min(most, data.rows().size());
        for (int row = 0; row < shown; row++) {
            out.append("<tr>");
            for (Column column : columns) {
                out.append(column.right() ? "<td class=\"r\">" : "<td>")
                        .append(cells.html(row, column.index(), column.format()))
                        .append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>");
        List<String> notes = new ArrayList<>(cells.notes());
        if (shown < data.rows().size()) {
            notes.add("the first " + shown + " of " + data.rows().size() + " rows");
        }
        if (data.columns().size() > MOST_COLUMNS) {
            notes.add("the first " + MOST_COLUMNS + " of " + data.columns().size() + " columns");
        }
        for (String unsupported : List.of("hierarchySettings", "sortBy")) {
            if (settings.path(unsupported).size() > 0) {
                notes.add((unsupported.equals("sortBy") ? "sorting" : "grouping into a tree") + " is not done yet");
            }
        }
        return out.append(notes(notes)).toString();
    }

    /** What is not as it is meant, below the item. */
    static String notes(List<String> notes) {
        return notes.isEmpty()
                ? ""
                : "<p class=\"note\">Not as in the portal: " + Html.escape(String.join("; ", notes)) + ".</p>";
    }

    private static List<Column> columns(DataSet data, JsonNode settings) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_COLUMNS, data.columns().size()); i++) {
            String name = data.columns().get(i);
            JsonNode format = Cells.formatter(settings.path("formatters"), name);
            if (format.path("formatter").asInt(0) == Cells.HIDDEN) {
                continue;
            }
            columns.add(new Column(i, label(settings, name), format, isNumber(data, i)));
        }
        return columns;
    }

    private static String label(JsonNode settings, String column) {
        for (JsonNode one : settings.path("labelSettings")) {
            if (one.path("columnId").asText().equals(column)
                    && !one.path("label").asText().isEmpty()) {
                return one.path("label").asText();
            }
        }
        return column;
    }

    private static boolean isNumber(DataSet data, int column) {
        for (int row = 0; row < Math.min(20, data.rows().size()); row++) {
            if (data.rows().get(row).get(column) != null) {
                return data.number(row, column) != null;
            }
        }
        return false;
    }
}
