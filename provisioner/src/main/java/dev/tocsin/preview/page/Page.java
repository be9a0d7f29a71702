package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.html.Html;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.preview.data.PreviewData;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A workbook as one HTML file. Its policy lets our scripts and our style run, by their hashes, and allows no request.
 *
 * @param html the file
 * @param rendered how many items are drawn as they are meant
 * @param total how many there are
 * @param stubs the others
 */
public record Page(String html, int rendered, int total, List<Stub> stubs) {
    /** Where the library for charts is in the server of a page; another for each version of it. */
    public static final String CHARTS = "/echarts-5.5.0.js";

    /** The build with lines, bars, pies and points; of the webjar {@code org.webjars:echarts}. */
    private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

    /** Where ids of parameters of a second state begin; a workbook has fewer than 3,000 items. */
    private static final int SECOND = 1_000_000;

    /** Copies the list. */
    public Page {
        stubs = List.copyOf(stubs);
    }

    /**
     * Draws.
     *
     * @param title of the page
     * @param frame what the page has beside the workbook
     */
    public static Page of(String title, Side side, PreviewData data, Frame frame) {
        Colours colours = new Colours();
        Items items = new Items(side, data, colours, 0);
        return page(
                title, List.of(items), data, frame, colours, "<main class=\"items\">\n" + items.html() + "</main>\n");
    }

    /**
     * Draws two states of a workbook beside each other. What is counted is the second.
     *
     * @param names of both, for people
     */
    public static Page of(String title, Side before, Side after, List<String> names, PreviewData data, Frame frame) {
        Colours colours = new Colours();
        Items now = new Items(after, data, colours, 0);
        Items then = new Items(before, data, colours, SECOND);
        String main = "<main class=\"sides\">\n" + side(names.get(0), then) + side(names.get(1), now) + "</main>\n";
        return page(title, List.of(now, then), data, frame, colours, main);
    }

    private static String side(String name, Items items) {
        return "<section class=\"side\" aria-label=\"" + Html.escape(name) + "\"><p class=\"sidename\">"
                + Html.escape(name) + "</p><div class=\"items\">\n" + items.html() + "</div></section>\n";
    }

    private static Page page(
            String title, List<Items> sides, PreviewData data, Frame frame, Colours colours, String main) {
        Items items = sides.get(0);
        String css = Html.resource(Page.class, "page.css")
                + Html.resource(Page.class, "marks.css")
                + frame.style()
                + widths()
                + colours.css();
        boolean charts = sides.stream().anyMatch(Items::hasCharts);
        List<String> scripts = scripts(charts, frame.served());
        scripts.addAll(frame.scripts());
        int rendered = items.total() - items.stubs().size();
        String html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
                + (frame.served() ? "'self' " : "")
                + scripts.stream().map(one -> "'" + Html.hash(one) + "'").collect(Collectors.joining(" "))
                + "; style-src '" + Html.hash(css) + "'" + (frame.served() ? "; connect-src 'self'" : "")
                + "; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + Html.escape(title)
                + " · preview</title>\n<style>"
                + css + "</style></head>\n<body data-state=\"" + Html.escape(JsonWriter.compact(state(sides)))
                + "\" data-names=\"" + Html.escape(JsonWriter.compact(names(sides))) + "\">\n" + frame.top()
                + head(title, rendered, items, data) + frame.introduction() + main
                + (charts && frame.served() ? "<script src=\"" + CHARTS + "\"></script>\n" : "")
                + scripts.stream().map(one -> "<script>" + one + "</script>\n").collect(Collectors.joining())
                + "</body></html>\n";
        return new Page(html, rendered, items.total(), items.stubs());
    }

    /** HTML of markdown, with what of its own HTML is harmless, as workbooks have it. */
    public static String markdown(String text) {
        return new Markdown().html(text);
    }

    /** The library for charts, for a server. */
    public static String charts() {
        return Html.resource(Page.class, LIBRARY);
    }

    /** ECharts only where there is a chart: it is 0.6 MB. It has no {@code eval}, and ours asks it for none. */
    private static List<String> scripts(boolean charts, boolean served) {
        List<String> scripts = new ArrayList<>();
        if (charts && !served) {
            scripts.add(charts());
        }
        scripts.add(Html.resource(Page.class, "page.js"));
        if (charts) {
            scripts.add(Html.resource(Page.class, "chart.js"));
        }
        return scripts;
    }

    private static String head(String title, int rendered, Items items, PreviewData data) {
        StringBuilder out = new StringBuilder("<header><p class=\"name\">")
                .append(Html.escape(title))
                .append("</p><p>")
                .append(rendered)
                .append(" of ")
                .append(items.total())
                .append(" items rendered · data until ")
                .append(data.now().truncatedTo(ChronoUnit.SECONDS))
                .append(data.isGenerated() ? " · rows are made up" : data.isLive() ? " · live rows" : "")
                .append("</p>");
        if (!items.stubs().isEmpty()) {
            out.append("<details><summary>Not rendered</summary><ul>\n");
            for (Stub one : items.stubs().subList(0, Math.min(200, items.stubs().size()))) {
                out.append("<li>")
                        .append(Html.escape(one.path()))
                        .append(": ")
                        .append(Html.escape(one.reason()))
                        .append("</li>\n");
            }
            out.append("</ul></details>");
        }
        return out.append(
                        "<p id=\"changed\" role=\"status\" hidden>Parameters changed: visibility follows; items with a dashed"
                                + " edge still show rows of the first values. Run the preview again for theirs.</p></header>\n")
                .toString();
    }

    private static ObjectNode state(List<Items> sides) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        sides.forEach(items -> items.parameters()
                .forEach((id, one) -> state.put(String.valueOf(id), one.value().text())));
        return state;
    }

    /** What stays the same of a parameter when the workbook is edited: its name, and which it is of those with the name. */
    private static ObjectNode names(List<Items> sides) {
        ObjectNode names = JsonNodeFactory.instance.objectNode();
        for (Items items : sides) {
            Map<String, Integer> seen = new HashMap<>();
            items.parameters()
                    .forEach((id, one) ->
                            names.put(String.valueOf(id), one.name() + "#" + seen.merge(one.name(), 1, Integer::sum)));
        }
        return names;
    }

    /** {@code customWidth} in percent; 33 means a third. */
    private static String widths() {
        StringBuilder css = new StringBuilder("@media (min-width:700px){\n");
        for (int width = 1; width < 100; width++) {
            css.append(".w")
                    .append(width)
                    .append("{flex-basis:calc(")
                    .append(width)
                    .append("% - 1rem)}\n");
        }
        return css.append("}\n").toString();
    }
}
