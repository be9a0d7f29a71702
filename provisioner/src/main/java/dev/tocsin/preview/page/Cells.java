package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tocsin.html.Html;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.preview.data.Comparison;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.format.NumberText;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Cells by their formatters. Microsoft documents the formatters by name; the numbers are what its 710 public workbooks use
 * them for. A formatter that is not done shows the value, and a note names it.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-grid-visualizations">Grids</a>
 */
final class Cells {
    static final int HIDDEN = 5;
    private static final int MOST_CHARS = 5_000;

    private final DataSet data;
    private final Colours colours;
    private final int scaled;
    private final Strips strips;
    private final Set<String> notes = new TreeSet<>();

    Cells(DataSet data, Colours colours) {
        this(data, colours, data.rows().size());
    }

    /**
     * @param scaled how many rows from the first count for the ends of a scale: sums of others do not
     */
    Cells(DataSet data, Colours colours, int scaled) {
        this.data = data;
        this.colours = colours;
        this.scaled = scaled;
        this.strips = new Strips(data, scaled);
    }

    /** What could not be drawn as it is meant, each once. */
    Set<String> notes() {
        return notes;
    }

    /** The formatter of a column; missing when it has none. */
    static JsonNode formatter(JsonNode formatters, String column) {
        for (JsonNode one : formatters) {
            if (one.path("columnMatch").asText().equals(column)) {
                return one;
            }
        }
        for (JsonNode one : formatters) {
            if (matches(one.path("columnMatch").asText(), column)) {
                return one;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static boolean matches(String pattern, String column) {
        try {
            return !pattern.isEmpty() && Pattern.compile(pattern).matches(column);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** The inside of a cell; empty for a column that does not exist. */
    String html(int row, int column, JsonNode format) {
        if (column < 0) {
            return "";
        }
        JsonNode options = format.path("formatOptions");
        String text = text(row, column, format);
        return switch (format.path("formatter").asInt(0)) {
            case 0, 1, 2, 6, 14, 15, 16, 17 -> Html.escape(text);
            case 13 -> Html.escape(text.substring(text.lastIndexOf('/') + 1));
            case 3 -> strips.bar(row, column, options) + "<span class=\"after\">" + Html.escape(text) + "</span>";
            case 4 -> "<span class=\"over\">" + Html.escape(text) + "</span>" + strips.bar(row, column, options);
            case 7 -> link(row, column, options, text);
            case 9 -> spark(row, column, options, Strips.Spark.AREA, text);
            case 10 -> spark(row, column, options, Strips.Spark.BARS, text);
            case 21 -> spark(row, column, options, Strips.Spark.LINE, text);
            case 11 -> icon(data.text(row, column)) + Html.escape(text);
            case 19 -> strips.timeline(row, column, options) + "<span class=\"after\">" + Html.escape(text) + "</span>";
            case 22 -> composite(row, options.path("compositeBarSettings"), text);
            case 8 -> heat(row, column, options, text);
            case 12 -> big(row, column, format, text);
            case 18 -> threshold(row, column, options, text);
            default ->
                noted(
                        "formatter " + format.path("formatter").asInt() + " has no public name; the value is shown",
                        text);
        };
    }

    private String spark(int row, int column, JsonNode options, Strips.Spark kind, String text) {
        String drawn = strips.spark(row, column, options, kind);
        return drawn.isEmpty() ? Html.escape(text) : drawn;
    }

    private String composite(int row, JsonNode settings, String text) {
        String label = settings.path("labelText").asText();
        String shown = label.isBlank() ? text : pattern(label, row, text);
        return "<span class=\"over\">" + Html.escape(shown) + "</span>" + strips.composite(row, settings);
    }

    private String noted(String note, String text) {
        notes.add(note);
        return Html.escape(text);
    }

    /** The value with its number format. */
    String text(int row, int column, JsonNode format) {
        @Nullable Double number = data.number(row, column);
        if (number != null && format.path("numberFormat").isObject()) {
            NumberText shown = NumberText.of(number, format.path("numberFormat"));
            if (!shown.note().isEmpty()) {
                notes.add(shown.note());
            }
            return shown.text();
        }
        if (data.rows().get(row).get(column) instanceof Double real && Double.isFinite(real)) {
            return NumberText.plain(real);
        }
        if (data.rows().get(row).get(column) instanceof Datetime) {
            return data.text(row, column).replace('T', ' ').replaceFirst("(\\.0+)?Z$", "");
        }
        return Html.cut(data.text(row, column), MOST_CHARS);
    }

    private String big(int row, int column, JsonNode format, String text) {
        @Nullable Double number = data.number(row, column);
        boolean formatted = format.path("numberFormat").path("options").isObject();
        String shown = number != null && !formatted ? NumberText.big(number) : text;
        return "<span class=\"big\" title=\"" + Html.escape(data.text(row, column)) + "\">" + Html.escape(shown)
                + "</span>";
    }

    private double share(int row, int column, JsonNode options) {
        double low = options.path("min").asDouble(Double.MAX_VALUE);
        double high = options.path("max").asDouble(-Double.MAX_VALUE);
        boolean own = low == Double.MAX_VALUE;
        boolean ownHigh = high == -Double.MAX_VALUE;
        for (int i = 0; i < scaled && (own || ownHigh); i++) {
            @Nullable Double other = data.number(i, column);
            if (other != null) {
                low = own ? Math.min(low, other) : low;
                high = ownHigh ? Math.max(high, other) : high;
            }
        }
        @Nullable Double value = data.number(row, column);
        return value == null || high <= low ? value == null ? 0 : 1 : (value - low) / (high - low);
    }

    private String heat(int row, int column, JsonNode options, String text) {
        String palette = options.path("palette").asText("auto");
        if (data.number(row, column) == null || palette.equals("none")) {
            return Html.escape(text);
        }
        return colours.heat(palette, share(row, column, options))
                .map(name -> "<span class=\"fill " + name + "\">" + Html.escape(text) + "</span>")
                .orElseGet(() -> noted("palette \"" + palette + "\" is not known here", text));
    }

    private String link(int row, int column, JsonNode options, String text) {
        String label = options.path("linkLabel").asText();
        String shown = label.isEmpty() ? text : label;
        if (options.path("linkTarget").asText().equals("Url") || Html.isSafeLink(data.text(row, column))) {
            return Html.link(data.text(row, column), shown);
        }
        String target = options.path("linkTarget").asText();
        return noted("links to \"" + (target.isEmpty() ? "details" : target) + "\" only open in the portal", shown);
    }

    private String threshold(int row, int column, JsonNode options, String text) {
        for (JsonNode one : options.path("thresholdsGrid")) {
            String operator = one.path("operator").asText("Default");
            Boolean holds = Comparison.holds(
                            operator,
                            data.text(row, column),
                            one.path("thresholdValue").asText())
                    .orElse(null);
            if (holds == null) {
                return noted("threshold operator \"" + operator + "\" is not known here", text);
            }
            if (holds) {
                String shown = pattern(one.path("text").asText("{0}{1}"), row, text);
                String look = one.path("representation").asText();
                if (options.path("thresholdsOptions").asText().equals("icons")) {
                    return icon(look) + Html.escape(shown);
                }
                return colours.named(look)
                        .map(name -> "<span class=\"fill " + name + "\">" + Html.escape(shown) + "</span>")
                        .orElseGet(() -> Html.escape(shown));
            }
        }
        return Html.escape(text);
    }

    /** {@code {0}} is the value and {@code {1}} its unit, which stands behind the value already. */
    private String pattern(String pattern, int row, String text) {
        String shown = pattern.replace("{0}", text).replace("{1}", "");
        for (int i = 0; i < data.columns().size() && shown.contains("[\""); i++) {
            shown = shown.replace("[\"" + data.columns().get(i) + "\"]", data.text(row, i));
        }
        return shown;
    }

    /** A sign for a word; the word is its label. */
    static String icon(String name) {
        String look = switch (name) {
            case "success", "Available", "Check", "Resolved", "Fired-resolved" -> "good";
            case "warning", "2", "Sev2", "Degraded" -> "warn";
            case "failed", "error", "critical", "4", "Sev0", "Sev1", "Unavailable", "Fired", "stopped" -> "bad";
            case "info", "1", "Sev3", "Sev4", "more" -> "info";
            default -> "none";
        };
        boolean blank = name.isEmpty() || name.equals("Blank");
        return blank
                ? ""
                : "<span class=\"icon " + look + "\" role=\"img\" aria-label=\"" + Html.escape(name) + "\" title=\""
                        + Html.escape(name) + "\"></span>";
    }
}
