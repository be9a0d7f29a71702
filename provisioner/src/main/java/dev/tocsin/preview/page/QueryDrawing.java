package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;
import dev.tocsin.preview.chart.Chart;
import dev.tocsin.preview.chart.Kind;
import dev.tocsin.preview.chart.Render;
import dev.tocsin.preview.data.Answer;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Substitution;
import dev.tocsin.workbook.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Queries and metrics: rows as they are wanted, or what is wanted, why it is not there, and the query. */
final class QueryDrawing {
    /** Of {@code graphSettings.type}: 79 of 86 graphs in Microsoft's public workbooks have it. */
    private static final int HIVES = 2;

    private static final int MOST_QUERY_CHARS = 20_000;
    private final Steps steps;
    private final Colours colours;
    private boolean charts;

    QueryDrawing(Steps steps, Colours colours) {
        this.steps = steps;
        this.colours = colours;
    }

    /** Whether one of those that were drawn is a chart. */
    boolean hasCharts() {
        return charts;
    }

    /** One item, and what is known where it stands. */
    private record Place(String name, JsonNode content, Scope scope, String title, Render render, String look) {
        String label() {
            return title.isBlank() ? name : title;
        }
    }

    Drawing draw(Item item, Scope scope) {
        String name = item.name().orElse("");
        JsonNode content = item.json().path("content");
        Set<Integer> uses = new TreeSet<>(
                Substitution.of(content.path("query").asText(), scope).used());
        scope.find(content.path("timeContextFromParameter").asText())
                .map(Parameter::id)
                .ifPresent(uses::add);
        Substitution title = Substitution.inText(content.path("title").asText(), scope);
        uses.addAll(title.used());
        Render render = Render.of(content.path("query").asText());
        Place place = new Place(name, content, scope, title.text(), render, Look.of(content, render));
        Answer answer = steps.of(item);
        Inside inside = inside(place, answer);
        String less =
                answer instanceof Answer.Rows rows && !rows.note().isEmpty() ? Grid.notes(List.of(rows.note())) : "";
        String head = title.text().isBlank() ? "" : "<h3>" + Html.escape(title.text()) + "</h3>";
        String query = inside.stub().isEmpty() ? "" : query(content);
        return new Drawing(head + inside.html() + less + query, inside.stub(), uses);
    }

    /** What stands below the title, and why it is not what it should be. */
    private record Inside(String html, String stub) {
        static Inside of(String html) {
            return new Inside(html, "");
        }
    }

    private Inside inside(Place place, Answer answer) {
        if (answer instanceof Answer.Missing missing) {
            return stub(place, missing.reason(), "");
        }
        DataSet rows = ((Answer.Rows) answer).data();
        if (rows.rows().isEmpty()) {
            String message = Substitution.inText(
                            place.content().path("noDataMessage").asText(), place.scope())
                    .text();
            return Inside.of("<p class=\"empty\">"
                    + Html.escape(message.isBlank() ? "The query gave no rows." : message) + "</p>");
        }
        Optional<Kind> chart = Kind.of(place.look());
        if (chart.isPresent()) {
            return chart(place, chart.get(), rows);
        }
        String table = folded(rows, grid(place, rows));
        JsonNode content = place.content();
        RowExport export = RowExport.of(content, place.scope());
        return switch (place.look()) {
            case "table" -> Inside.of(grid(place, rows));
            case "card", "text" -> Inside.of(Stats.card(rows, content.path("textSettings"), colours));
            case "stat" -> Inside.of(Stats.stat(rows, content.path("statSettings"), colours));
            case "tiles" -> {
                JsonNode settings = Tiles.settled(rows, content.path("tileSettings"));
                yield Tiles.fit(rows, settings)
                        ? Inside.of(Tiles.html(rows, settings, colours, export))
                        : stub(place, "no column that tileSettings name is among the rows", table);
            }
            case "graph" -> {
                JsonNode settings = content.path("graphSettings");
                boolean nodes = settings.path("type").asInt(HIVES) == 0;
                yield Inside.of(
                        nodes
                                ? NodeGraph.html(rows, settings, place.label(), colours) + table
                                : Hive.html(rows, settings, colours, export) + table);
            }
            case "map" -> Inside.of(WorldMap.html(rows, content.path("mapSettings"), colours) + table);
            default -> stub(place, "this is not drawn yet", table);
        };
    }

    private String grid(Place place, DataSet rows) {
        RowExport export = RowExport.of(place.content(), place.scope());
        return Grid.html(rows, place.content(), place.label(), colours, export);
    }

    private Inside chart(Place place, Kind kind, DataSet rows) {
        JsonNode content = place.content();
        String threshold = Substitution.of(
                        content.path("chartSettings")
                                .path("customThresholdLine")
                                .asText(),
                        place.scope())
                .text();
        String table = folded(rows, grid(place, rows));
        Plot.Brush brush = new Plot.Brush(
                place.scope()
                        .find(content.path("timeBrushParameterName").asText())
                        .map(Parameter::id)
                        .orElse(-1),
                content.path("timeBrushExportOnlyWhenBrushed").asBoolean());
        Optional<Chart> drawn = Chart.of(rows, new Chart.Wish(kind, content, place.render(), threshold));
        if (drawn.isEmpty()) {
            return stub(place, "no column of its rows has numbers", table);
        }
        charts = true;
        String name = Look.name(place.look());
        return Inside.of(
                Plot.html(drawn.get(), name, place.label(), content.path("size").asInt(0), brush, colours) + table);
    }

    private static String folded(DataSet rows, String grid) {
        int number = rows.rows().size();
        return "<details class=\"rows\" open><summary>" + number + (number == 1 ? " row" : " rows") + "</summary>"
                + grid + "</details>";
    }

    private static Inside stub(Place place, String reason, String rows) {
        return new Inside(Stubs.html(Look.name(place.look()), reason) + rows, Look.name(place.look()) + ": " + reason);
    }

    private static String query(JsonNode content) {
        String query = content.path("query").asText();
        String text = query.isBlank() ? metrics(content) : query;
        return text.isBlank()
                ? ""
                : "<details><summary>Query</summary><pre tabindex=\"0\">"
                        + Html.escape(Html.cut(text, MOST_QUERY_CHARS)) + "</pre></details>";
    }

    private static String metrics(JsonNode content) {
        StringBuilder out = new StringBuilder();
        content.path("metrics")
                .forEach(one -> out.append(one.path("namespace").asText())
                        .append(" / ")
                        .append(one.path("metric").asText())
                        .append('\n'));
        return out.toString();
    }
}
