package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;
import dev.tocsin.preview.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows as a table, as {@code gridSettings} wants them. */
final class Grid {
    /** The portal's own number, unless {@code rowLimit} says another. */
    private static final int ROWS = 250;

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_COLUMNS = 100;

    private final DataSet data;
    private final JsonNode settings;
    private final Tree tree;
    private final List<Column> columns;
    private final Cells cells;
    private final RowExport export;

    /** One column. */
    private record Column(int index, String label, JsonNode format, boolean right) {}

    private Grid(DataSet given, JsonNode content, Colours colours, RowExport export) {
        this.settings = content.path("gridSettings");
        JsonNode sortBy = settings.path("sortBy").size() > 0 ? settings.path("sortBy") : content.path("sortBy");
        List<Integer> order = Sorting.sorted(
                given, sortBy, IntStream.range(0, given.rows().size()).boxed().toList());
        this.tree = Tree.wanted(settings.path("hierarchySettings"))
                ? Tree.of(given, order, settings)
                : new Tree(
                        given,
                        order.stream()
                                .map(row -> new Tree.Line(row, 0, -1, false, false, ""))
                                .toList(),
                        -2,
                        "",
                        Set.of());
        this.data = tree.data();
        this.columns = columns();
        this.cells = new Cells(data, colours, given.rows().size());
        this.export = export;
    }

    /**
     * As HTML.
     *
     * @param content of the item
     * @param label for people who cannot see it
     */
    static String html(DataSet data, JsonNode content, String label, Colours colours, RowExport export) {
        return new Grid(data, content, colours, export).html(label);
    }

    private String html(String label) {
        int most = Math.max(1, Math.min(MOST_ROWS, settings.path("rowLimit").asInt(ROWS)));
        int shown = Math.min(most, tree.lines().size());
        StringBuilder out = new StringBuilder();
        if (settings.path("filter").asBoolean() && shown > 1) {
            out.append("<input type=\"search\" class=\"filter\" placeholder=\"Search\" aria-label=\"Search in ")
                    .append(Html.escape(label))
                    .append("\">");
        }
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.escape(label))
                .append("\"><table class=\"grid\"><thead><tr>");
        if (tree.expander() == -1) {
            out.append("<th scope=\"col\">")
                    .append(Html.escape(label(tree.title())))
                    .append("</th>");
        }
        for (Column column : columns) {
            out.append(column.right() ? "<th scope=\"col\" class=\"r\">" : "<th scope=\"col\">")
                    .append(Html.escape(column.label()))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
        for (int i = 0; i < shown; i++) {
            line(out, i, tree.lines().get(i));
        }
        out.append("</tbody></table></div>");
        List<String> notes = new ArrayList<>(cells.notes());
        if (shown < tree.lines().size()) {
            notes.add("the first " + shown + " of " + tree.lines().size() + " rows");
        }
        if (data.columns().size() > MOST_COLUMNS) {
            notes.add("the first " + MOST_COLUMNS + " of " + data.columns().size() + " columns");
        }
        return out.append(notes(notes)).toString();
    }

    private void line(StringBuilder out, int number, Tree.Line line) {
        out.append("<tr");
        if (tree.expander() >= -1) {
            out.append(" data-line=\"")
                    .append(number)
                    .append("\" data-under=\"")
                    .append(line.parent())
                    .append('"');
            if (!seen(line)) {
                out.append(" hidden");
            }
        }
        out.append(export.attribute(data, line.row())).append('>');
        if (tree.expander() == -1) {
            out.append("<td class=\"tree\">")
                    .append(expander(line))
                    .append(Html.escape(line.label()))
                    .append("</td>");
        }
        for (Column column : columns) {
            out.append(cell(column))
                    .append(column.index() == tree.expander() ? expander(line) : "")
                    .append(cells.html(line.row(), column.index(), column.format()))
                    .append("</td>");
        }
        out.append("</tr>\n");
    }

    private String cell(Column column) {
        if (column.index() == tree.expander()) {
            return "<td class=\"tree\">";
        }
        return column.right() ? "<td class=\"r\">" : "<td>";
    }

    /** At the start, and without a script. */
    private boolean seen(Tree.Line line) {
        for (int above = line.parent();
                above >= 0;
                above = tree.lines().get(above).parent()) {
            if (!tree.lines().get(above).open()) {
                return false;
            }
        }
        return true;
    }

    private static String expander(Tree.Line line) {
        String indent = "<span class=\"in" + Math.min(8, line.level()) + "\"></span>";
        return line.children()
                ? indent + "<button type=\"button\" class=\"fold\" aria-expanded=\"" + line.open()
                        + "\" aria-label=\"rows below\"></button>"
                : indent + "<span class=\"leaf\"></span>";
    }

    /** What is not as it is meant, below the item. */
    static String notes(List<String> notes) {
        return notes.isEmpty()
                ? ""
                : "<p class=\"note\">Not as in the portal: " + Html.escape(String.join("; ", notes)) + ".</p>";
    }

    private List<Column> columns() {
        List<Column> found = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_COLUMNS, data.columns().size()); i++) {
            String name = data.columns().get(i);
            JsonNode format = Cells.formatter(settings.path("formatters"), name);
            boolean hidden = format.path("formatter").asInt(0) == Cells.HIDDEN
                    || tree.hidden().contains(i);
            if (!hidden) {
                found.add(new Column(i, label(name), format, isNumber(i)));
            }
        }
        return found;
    }

    private String label(String column) {
        for (JsonNode one : settings.path("labelSettings")) {
            if (one.path("columnId").asText().equals(column)
                    && !one.path("label").asText().isEmpty()) {
                return one.path("label").asText();
            }
        }
        return column;
    }

    private boolean isNumber(int column) {
        for (int row = 0; row < Math.min(20, data.rows().size()); row++) {
            if (data.rows().get(row).get(column) != null) {
                return data.number(row, column) != null;
            }
        }
        return false;
    }
}
