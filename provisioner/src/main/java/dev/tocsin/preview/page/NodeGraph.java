package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;
import dev.tocsin.preview.data.DataSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Nodes and the edges between them, from left to right: what no edge points to stands left. The portal's own placing of nodes is
 * not known; the nodes and edges are the same.
 *
 * @see <a href="https://github.com/microsoft/Application-Insights-Workbooks/blob/master/Documentation/Visualizations/Graph.md">Graph
 *     visualization</a>
 */
final class NodeGraph {
    private static final int MOST_NODES = 150;
    private static final int MOST_EDGES = 500;
    private static final int WIDE = 220;
    private static final int HIGH = 60;

    private final DataSet data;
    private final JsonNode settings;
    private final Cells cells;
    private final NodeColour colour;
    /** The row that tells about a node; -1 when only edges name it. */
    private final Map<String, Integer> nodes = new LinkedHashMap<>();

    private final List<Edge> edges = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private record Edge(String from, String to, String label) {}

    private record Spot(int x, int y) {}

    private NodeGraph(DataSet data, JsonNode settings, Colours colours) {
        this.data = data;
        this.settings = settings;
        this.cells = new Cells(data, colours);
        this.colour = new NodeColour(data, settings.path("colorSettings"), colours);
        int id = column("nodeIdField");
        int from = column("sourceIdField");
        int to = column("targetIdField");
        int label = column("edgeLabel");
        for (int row = 0; row < data.rows().size(); row++) {
            if (id >= 0) {
                node(data.text(row, id), row);
            }
            if (from >= 0
                    && to >= 0
                    && !data.text(row, from).isEmpty()
                    && !data.text(row, to).isEmpty()) {
                node(data.text(row, from), -1);
                node(data.text(row, to), -1);
                edge(new Edge(data.text(row, from), data.text(row, to), label < 0 ? "" : data.text(row, label)));
            }
        }
    }

    static String html(DataSet data, JsonNode settings, String label, Colours colours) {
        return new NodeGraph(data, settings, colours).html(label);
    }

    private int column(String setting) {
        return data.columns().indexOf(settings.path(setting).asText());
    }

    private void node(String id, int row) {
        if (id.isEmpty() || !nodes.containsKey(id) && nodes.size() >= MOST_NODES) {
            note(id.isEmpty() ? "" : "the first " + MOST_NODES + " nodes");
            return;
        }
        nodes.merge(id, row, (old, now) -> old < 0 ? now : old);
    }

    private void edge(Edge edge) {
        boolean known = nodes.containsKey(edge.from()) && nodes.containsKey(edge.to());
        if (known && edges.size() < MOST_EDGES) {
            edges.add(edge);
        } else {
            note("the first " + MOST_EDGES + " edges between nodes that are shown");
        }
    }

    private void note(String note) {
        if (!note.isEmpty() && !notes.contains(note)) {
            notes.add(note);
        }
    }

    /** Distance from what no edge points to; a circle begins with its first node. */
    private Map<String, Integer> layers() {
        Map<String, List<String>> below = edges.stream()
                .collect(Collectors.groupingBy(Edge::from, Collectors.mapping(Edge::to, Collectors.toList())));
        Map<String, Integer> layers = new HashMap<>();
        List<String> pointed = edges.stream()
                .filter(one -> !one.from().equals(one.to()))
                .map(Edge::to)
                .toList();
        nodes.keySet().stream().filter(one -> !pointed.contains(one)).forEach(one -> layers.put(one, 0));
        Deque<String> open = new ArrayDeque<>(layers.keySet().stream().sorted().toList());
        for (String first : nodes.keySet()) {
            if (open.isEmpty() && !layers.containsKey(first)) {
                layers.put(first, 0);
                open.add(first);
            }
            while (!open.isEmpty()) {
                String at = open.remove();
                int layer = layers.getOrDefault(at, 0);
                for (String next : below.getOrDefault(at, List.of())) {
                    if (layers.putIfAbsent(next, layer + 1) == null) {
                        open.add(next);
                    }
                }
            }
        }
        return layers;
    }

    private String html(String label) {
        Map<String, Integer> layers = layers();
        Map<Integer, Integer> used = new HashMap<>();
        Map<String, Spot> spots = new LinkedHashMap<>();
        int right = 1;
        for (String node : nodes.keySet()) {
            int layer = layers.getOrDefault(node, 0);
            int place = used.merge(layer, 1, Integer::sum) - 1;
            // Without edges all are in one layer: in rows, then.
            Spot spot = edges.isEmpty()
                    ? new Spot(place % 6 * WIDE, place / 6 * HIGH)
                    : new Spot(layer * WIDE, place * HIGH);
            right = Math.max(right, spot.x() / WIDE + 1);
            spots.put(node, spot);
        }
        int down = spots.values().stream().mapToInt(Spot::y).max().orElse(0) + HIGH;
        StringBuilder out = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.escape(label))
                .append("\"><svg class=\"graph\" width=\"")
                .append(right * WIDE)
                .append("\" height=\"")
                .append(down)
                .append("\" role=\"img\" aria-label=\"Graph of ")
                .append(nodes.size())
                .append(" nodes and ")
                .append(edges.size())
                .append(" edges\">\n");
        edges.forEach(one -> edge(out, one, spots));
        spots.forEach((node, spot) -> node(out, node, spot));
        notes.addAll(cells.notes());
        return out.append("</svg></div>").append(Grid.notes(notes)).toString();
    }

    private static void edge(StringBuilder out, Edge edge, Map<String, Spot> spots) {
        Spot from = spots.getOrDefault(edge.from(), new Spot(0, 0));
        Spot to = spots.getOrDefault(edge.to(), new Spot(0, 0));
        int x1 = from.x() + WIDE - 50;
        int y1 = from.y() + HIGH / 2;
        int x2 = to.x() + 4;
        int y2 = to.y() + HIGH / 2;
        out.append(
                "<path class=\"edge\" d=\"M%d %d C %d %d %d %d %d %d\"/><path class=\"arrow\" d=\"M%d %d l-7 -4v8z\"/>"
                        .formatted(x1, y1, x1 + 30, y1, x2 - 30, y2, x2 - 6, y2, x2, y2));
        if (!edge.label().isEmpty()) {
            out.append("<text class=\"soft\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">"
                            .formatted((x1 + x2) / 2, (y1 + y2) / 2 - 4))
                    .append(Html.escape(Html.cut(edge.label(), 24)))
                    .append("</text>");
        }
        out.append('\n');
    }

    private void node(StringBuilder out, String node, Spot spot) {
        int row = nodes.getOrDefault(node, -1);
        String center = text(row, "centerContent");
        String top = text(row, "topContent");
        out.append("<g><title>")
                .append(Html.escape(Html.cut(node, 300)))
                .append("</title><rect class=\"node ")
                .append(row < 0 ? "" : colour.of(row))
                .append("\" x=\"%d\" y=\"%d\" width=\"6\" height=\"40\"/>".formatted(spot.x() + 4, spot.y() + 10))
                .append("<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"40\"/>"
                        .formatted(spot.x() + 10, spot.y() + 10, WIDE - 60))
                .append("<text x=\"%d\" y=\"%d\">".formatted(spot.x() + 18, spot.y() + (top.isEmpty() ? 34 : 42)))
                .append(Html.escape(Html.cut(center.isEmpty() ? last(node) : center, 22)))
                .append("</text>");
        if (!top.isEmpty()) {
            out.append("<text class=\"soft\" x=\"%d\" y=\"%d\">".formatted(spot.x() + 18, spot.y() + 25))
                    .append(Html.escape(Html.cut(top, 26)))
                    .append("</text>");
        }
        out.append("</g>\n");
    }

    private static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private String text(int row, String part) {
        int column =
                data.columns().indexOf(settings.path(part).path("columnMatch").asText());
        return row < 0 || column < 0 ? "" : cells.text(row, column, settings.path(part));
    }
}
