package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.html.Html;
import dev.tocsin.preview.data.ParameterReader;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Substitution;
import dev.tocsin.preview.model.Visibility;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All items of a workbook as HTML, each drawn or a named stub. */
final class Items {
    /** Beyond it a browser is no help any more; the largest public workbook has some 700 items. */
    static final int MOST = 3_000;

    private final Side side;
    private final Workbook workbook;
    private final Scopes scopes;
    private final QueryDrawing queries;
    private final Bars bars;
    private final Markdown markdown = new Markdown();
    private final StringBuilder out = new StringBuilder();
    private final List<Stub> stubs = new ArrayList<>();
    private int total;

    /**
     * @param firstParameter the id of the first parameter; no two parameters of a page have the same
     */
    Items(Side side, PreviewData data, Colours colours, int firstParameter) {
        this.side = side;
        this.workbook = side.workbook();
        this.scopes = new Scopes(workbook, new ParameterReader(data, firstParameter));
        this.queries = new QueryDrawing(new Steps(workbook, scopes, data), colours);
        this.bars = new Bars(data.now());
        children(workbook.items().get(0));
    }

    String html() {
        return out.toString();
    }

    /** Whether the page needs a script that draws them. */
    boolean hasCharts() {
        return queries.hasCharts();
    }

    int total() {
        return total;
    }

    List<Stub> stubs() {
        return List.copyOf(stubs);
    }

    /** Every parameter by its id. */
    Map<Integer, Parameter> parameters() {
        return scopes.all();
    }

    private void children(Item group) {
        Scope scope = scopes.in(group);
        for (int index : group.children()) {
            item(workbook.items().get(index), scope);
        }
    }

    private void item(Item item, Scope scope) {
        total++;
        if (total > MOST) {
            stub(item, "more than " + MOST + " items");
            return;
        }
        Drawing drawing = switch (item.type()) {
            case GROUP -> group(item, scope);
            default -> drawn(item, scope);
        };
        if (!drawing.stub().isEmpty()) {
            stub(item, drawing.stub());
        }
        out.append("<section class=\"item ")
                .append(look(item.json()))
                .append(side.looks(item))
                .append("\" id=\"")
                .append(side.anchor(item))
                .append("\" aria-label=\"")
                .append(Html.escape(Html.cut(workbook.path(item), 300)))
                .append('"')
                .append(Attributes.when(Visibility.of(item.json(), scope), scope))
                .append(Attributes.uses(drawing.uses()))
                .append(">\n")
                .append(side.html(item))
                .append(drawing.html())
                .append('\n');
        if (item.type() == dev.tocsin.workbook.ItemType.GROUP) {
            children(item);
            out.append(item.json().path("content").path("expandable").asBoolean() ? "</div></details>\n" : "</div>\n");
        }
        out.append("</section>\n");
    }

    private void stub(Item item, String reason) {
        stubs.add(new Stub(workbook.path(item), item.type().word(), reason));
    }

    private Drawing drawn(Item item, Scope scope) {
        JsonNode content = item.json().path("content");
        return switch (item.type()) {
            case TEXT -> text(content, scope);
            case PARAMETERS -> new Drawing(bars.parameters(scopes.of(item), scope), "", Set.of());
            case LINKS -> {
                Set<Integer> uses = new TreeSet<>();
                yield new Drawing(bars.links(content, scope, uses), "", uses);
            }
            case QUERY, METRICS -> queries.draw(item, scope);
            default -> {
                String reason = "items of type " + item.json().path("type").asText() + " are not known";
                yield new Drawing(Stubs.html("Item", reason), reason, Set.of());
            }
        };
    }

    private Drawing text(JsonNode content, Scope scope) {
        Substitution text = Substitution.inText(content.path("json").asText(), scope);
        String style = Substitution.of(content.path("style").asText(), scope).text();
        String look = List.of("info", "warning", "error", "success", "upsell").contains(style) ? " " + style : "";
        return new Drawing("<div class=\"text" + look + "\">" + markdown.html(text.text()) + "</div>", "", text.used());
    }

    /** The beginning of a group; what is in it comes behind. */
    private Drawing group(Item item, Scope scope) {
        JsonNode content = item.json().path("content");
        Substitution title = Substitution.inText(content.path("title").asText(), scope);
        String heading = Html.escape(title.text());
        boolean folds = content.path("expandable").asBoolean();
        String head = folds
                ? "<details class=\"group\"" + (content.path("expanded").asBoolean() ? " open" : "") + "><summary>"
                        + (heading.isEmpty() ? "Group" : heading) + "</summary>"
                : heading.isBlank() ? "" : "<h2>" + heading + "</h2>";
        String reason = side.refused().getOrDefault(item.pointer(), "");
        return new Drawing(
                head + (reason.isEmpty() ? "" : Stubs.html("Group", reason)) + "<div class=\"items\">",
                reason,
                title.used());
    }

    private static String look(JsonNode item) {
        int width = item.path("customWidth").asInt(0);
        StringBuilder look = new StringBuilder(
                item.path("halfWidth").asBoolean() ? "w50" : width > 0 && width < 100 ? "w" + width : "w");
        if (item.path("styleSettings").path("showBorder").asBoolean()) {
            look.append(" border");
        }
        return look.toString();
    }
}
