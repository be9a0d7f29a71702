package dev.tocsin.preview.chart;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code render} at the end of a query.
 *
 * @param chart empty when there is none
 * @param properties those behind {@code with}, by their names in small letters
 * @see <a href="https://learn.microsoft.com/kusto/query/render-operator">render operator</a>
 */
public record Render(String chart, Map<String, String> properties) {
    private static final Pattern RENDER =
            Pattern.compile("\\|\\s*render\\s+([A-Za-z]{1,40})(?:\\s+with\\s*\\(([^)]{0,2000})\\))?(?=[^|]*$)");

    /** Copies the map. */
    public Render {
        properties = Map.copyOf(properties);
    }

    /** Of a query; what it says may be wrong, so nothing of it is taken for granted. */
    public static Render of(String query) {
        Matcher found = RENDER.matcher(query);
        if (!found.find()) {
            return new Render("", Map.of());
        }
        return new Render(found.group(1).toLowerCase(Locale.ROOT), properties(found.group(2)));
    }

    /** A piece without a name belongs to the value before it. */
    private static Map<String, String> properties(@Nullable String text) {
        Map<String, String> properties = new HashMap<>();
        String last = "";
        for (String piece : text == null ? new String[0] : text.split(",", -1)) {
            int equals = piece.indexOf('=');
            String name = equals < 0 ? "" : piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && name.chars().allMatch(Character::isLetter)) {
                last = name;
                properties.put(last, piece.substring(equals + 1));
            } else if (!last.isEmpty()) {
                properties.merge(last, "," + piece, String::concat);
            }
        }
        properties.replaceAll((name, value) -> unquoted(value));
        return properties;
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean quoted = bare.length() > 1 && (bare.charAt(0) == '"' || bare.charAt(0) == '\'');
        return quoted ? bare.substring(1, bare.length() - 1) : bare;
    }

    /** A property; empty when it is not there. */
    public String text(String name) {
        return properties.getOrDefault(name, "");
    }

    /** Names with commas between. */
    List<String> list(String name) {
        return text(name).isBlank()
                ? List.of()
                : Arrays.stream(text(name).split(",")).map(String::strip).toList();
    }
}
