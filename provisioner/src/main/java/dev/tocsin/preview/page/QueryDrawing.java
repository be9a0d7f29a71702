package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.data.Answer;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Substitution;
import java.util.Set;
import java.util.TreeSet;

/** Queries and metrics: rows as they are wanted, or what is wanted, why it is not there, and the query. */
final class QueryDrawing {
    private static final int MOST_QUERY_CHARS = 20_000;
    private final PreviewData data;
    private final Colours colours;

    QueryDrawing(PreviewData data, Colours colours) {
        this.data = data;
        this.colours = colours;
    }

    Drawing draw(String name, JsonNode content, Scope scope) {
        Set<Integer> uses = new TreeSet<>(
                Substitution.of(content.path("query").asText(), scope).used());
        scope.find(content.path("timeContextFromParameter").asText())
                .map(Parameter::id)
                .ifPresent(uses::add);
        Substitution title = Substitution.of(content.path("title").asText(), scope);
        uses.addAll(title.used());
        String head = title.text().isBlank() ? "" : "<h3>" + Html.escape(title.text()) + "</h3>";
        String look = Charts.of(content);
        Answer answer = data.answer(name, content, scope);
        if (answer instanceof Answer.Missing missing) {
            return stub(head, look, missing.reason(), "", content, uses);
        }
        DataSet rows = ((Answer.Rows) answer).data();
        if (rows.rows().isEmpty()) {
            String message = Substitution.of(content.path("noDataMessage").asText(), scope)
                    .text();
            return new Drawing(
                    head + "<p class=\"empty\">" + Html.escape(message.isBlank() ? "The query gave no rows." : message)
                            + "</p>",
                    "",
                    uses);
        }
        String label = title.text().isBlank() ? name : title.text();
        String grid = Grid.html(rows, content.path("gridSettings"), label, colours);
        return switch (look) {
            case "table" -> new Drawing(head + grid, "", uses);
            case "card", "stat" ->
                look.equals("stat") && content.path("statSettings").size() > 0
                        ? stub(head, look, "statSettings are not done yet", folded(rows, grid), content, uses)
                        : new Drawing(head + Tiles.card(rows), "", uses);
            case "tiles" ->
                Tiles.fit(rows, content.path("tileSettings"))
                        ? new Drawing(head + Tiles.html(rows, content.path("tileSettings"), colours), "", uses)
                        : stub(
                                head,
                                look,
                                "no column that tileSettings name is among the rows",
                                folded(rows, grid),
                                content,
                                uses);
            default -> stub(head, look, "this chart is not drawn yet", folded(rows, grid), content, uses);
        };
    }

    private static String folded(DataSet rows, String grid) {
        int number = rows.rows().size();
        return "<details><summary>" + number + (number == 1 ? " row" : " rows") + "</summary>" + grid + "</details>";
    }

    private static Drawing stub(
            String head, String look, String reason, String rows, JsonNode content, Set<Integer> uses) {
        String query = content.path("query").asText();
        String text = query.isBlank() ? metrics(content) : query;
        return new Drawing(
                head
                        + Stubs.html(Charts.name(look), reason)
                        + rows
                        + (text.isBlank()
                                ? ""
                                : "<details><summary>Query</summary><pre tabindex=\"0\">"
                                        + Html.escape(Html.cut(text, MOST_QUERY_CHARS)) + "</pre></details>"),
                Charts.name(look) + ": " + reason,
                uses);
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
