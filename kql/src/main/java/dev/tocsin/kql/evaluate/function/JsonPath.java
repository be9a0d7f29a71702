package dev.tocsin.kql.evaluate.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something is in JSON, from the root: names of properties and indexes of items, as in {@code $.a.b[0]['c d']}. See
 * <a href="https://learn.microsoft.com/kusto/query/jsonpath">JSONPath</a>.
 *
 * @param steps each a String or a Long
 */
record JsonPath(List<Object> steps) {
    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_@#$][\\w@#$-]*)|\\[(\\d{1,9})]|\\['([^']*)']|\\[\"([^\"]*)\"]");

    JsonPath {
        steps = List.copyOf(steps);
    }

    /** Whether the text means a path, not the name of a property. */
    static boolean is(String text) {
        return text.startsWith("$");
    }

    /** Null for what is no path of plain steps. */
    static @Nullable JsonPath parse(String text) {
        if (!is(text)) {
            return null;
        }
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int at = 1;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                return null;
            }
            String index = matcher.group(2);
            if (index != null) {
                steps.add(Long.valueOf(index));
            } else {
                String dotted = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
                steps.add(dotted != null ? dotted : matcher.group(4));
            }
            at = matcher.end();
        }
        return new JsonPath(steps);
    }

    /** Whether it begins with a property and has no index. */
    boolean ofProperties() {
        return !steps.isEmpty() && steps.stream().allMatch(String.class::isInstance);
    }

    /** The names, of a path of properties. */
    List<String> names() {
        return steps.stream().map(String.class::cast).toList();
    }

    /** What is there; null for nothing. */
    @Nullable
    Object in(@Nullable Object json) {
        Object value = json;
        for (Object step : steps) {
            if (step instanceof Long index) {
                value = value instanceof List<?> list && index < list.size() ? list.get(index.intValue()) : null;
            } else {
                value = value instanceof Map<?, ?> map ? map.get(step) : null;
            }
        }
        return value;
    }
}
