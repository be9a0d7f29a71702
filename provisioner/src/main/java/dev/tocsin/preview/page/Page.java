package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.workbook.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
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
    /** The build with lines, bars, pies and points; of the webjar {@code org.webjars:echarts}. */
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

    /** Copies the list. */
    public Page {
        stubs = List.copyOf(stubs);
    }

    /**
     * Draws.
     *
     * @param title of the page
     * @param workbook as {@code Workbook.of} reads it
     */
    public static Page of(String title, Workbook workbook, PreviewData data) {
        Colours colours = new Colours();
        Items items = new Items(workbook, data, colours);
        String css = resource("page.css") + widths() + colours.css();
        List<String> scripts = scripts(items.hasCharts());
        int rendered = items.total() - items.stubs().size();
        String html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
                + scripts.stream().map(one -> "'" + hash(one) + "'").collect(Collectors.joining(" "))
                + "; style-src '" + hash(css) + "'; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + Html.escape(title)
                + " · preview</title>\n<style>"
                + css + "</style></head>\n<body data-state=\"" + Html.escape(JsonWriter.compact(state(items))) + "\">\n"
                + head(title, rendered, items, data) + "<main class=\"items\">\n" + items.html() + "</main>\n"
                + scripts.stream().map(one -> "<script>" + one + "</script>\n").collect(Collectors.joining())
                + "</body></html>\n";
        return new Page(html, rendered, items.total(), items.stubs());
    }

    /** ECharts only where there is a chart: it is 0.6 MB. It has no {@code eval}, and ours asks it for none. */
    private static List<String> scripts(boolean charts) {
        return charts
                ? List.of(resource(ECHARTS), resource("page.js"), resource("chart.js"))
                : List.of(resource("page.js"));
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
                .append(data.isGenerated() ? " · rows are made up" : "")
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

    private static ObjectNode state(Items items) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        items.parameters()
                .forEach((id, one) -> state.put(String.valueOf(id), one.value().text()));
        return state;
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

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
