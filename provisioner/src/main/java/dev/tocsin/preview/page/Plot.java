package dev.tocsin.preview.page;

import dev.tocsin.html.Html;
import dev.tocsin.preview.chart.Chart;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A chart in the page: a place that the script draws into, the option for it, and a legend with values that needs no script.
 * The rows stand below as a table, for screen readers and without scripts.
 */
final class Plot {
    private static final int MOST_ENTRIES = 24;
    private static final List<String> SIZES = List.of("medium", "small", "large", "full", "tiny");

    private Plot() {}

    /**
     * Where a chosen stretch of time goes.
     *
     * @param parameter its id; -1 for none
     * @param only whether the parameter is not set while all is shown
     */
    record Brush(int parameter, boolean only) {}

    /**
     * As HTML.
     *
     * @param size of the item, as in {@code size}
     */
    static String html(Chart chart, String name, String label, int size, Brush brush, Colours colours) {
        StringBuilder out = new StringBuilder("<figure class=\"chart ")
                .append(SIZES.get(size >= 0 && size < SIZES.size() ? size : 0))
                .append("\"><div class=\"plot\" role=\"img\" aria-label=\"")
                .append(Html.escape(
                        Html.cut(name + (label.isBlank() ? "" : ", " + label) + ". " + chart.summary(), 1_000)))
                .append("\"></div><script type=\"application/json\">")
                .append(ScriptJson.of(chart.option()))
                .append("</script>");
        if (brush.parameter() >= 0 && chart.overTime() && chart.to() > chart.from()) {
            out.append(brush(chart, brush));
        }
        return out.append(legend(chart, colours))
                .append("</figure>")
                .append(Grid.notes(chart.notes()))
                .toString();
    }

    private static String brush(Chart chart, Brush brush) {
        String range = String.format(
                Locale.ROOT,
                "\" min=\"%1$d\" max=\"%2$d\" step=\"%3$d\"",
                (long) chart.from(),
                (long) chart.to(),
                Math.max(1, (long) (chart.to() - chart.from()) / 200));
        return "<div class=\"brush\" hidden data-brush=\"" + brush.parameter() + "\""
                + (brush.only() ? " data-only" : "") + "><label>from <input type=\"range" + range
                + " value=\"" + (long) chart.from() + "\"></label><label>to <input type=\"range" + range + " value=\""
                + (long) chart.to() + "\"></label><output></output><button type=\"button\">whole range</button></div>";
    }

    private static String legend(Chart chart, Colours colours) {
        StringBuilder out = new StringBuilder("<ul class=\"legend")
                .append(chart.values() ? "" : " names")
                .append("\">");
        int shown = Math.min(MOST_ENTRIES, chart.legend().size());
        for (Chart.Entry one : chart.legend().subList(0, shown)) {
            out.append("<li><button type=\"button\" aria-pressed=\"true\" data-series=\"")
                    .append(Html.escape(one.name()))
                    .append("\"><i class=\"swatch ")
                    .append(swatch(one.colour(), one.slot(), colours))
                    .append("\"></i><span>")
                    .append(Html.escape(one.label()))
                    .append("</span>");
            if (chart.values()) {
                out.append("<b>")
                        .append(Html.escape(one.value()))
                        .append("</b><small>")
                        .append(Html.escape(one.of()))
                        .append("</small>");
            }
            out.append("</button></li>\n");
        }
        int more = chart.legend().size() - shown;
        return out.append(more > 0 ? "<li class=\"note\">and " + more + " more</li>" : "")
                .append("</ul>")
                .toString();
    }

    private static String swatch(OptionalInt colour, int slot, Colours colours) {
        return colour.isPresent() ? colours.of(colour.getAsInt()) : "s" + slot;
    }
}
