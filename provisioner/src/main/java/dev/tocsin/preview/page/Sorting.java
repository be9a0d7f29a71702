package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.chart.Cell;
import dev.tocsin.preview.data.DataSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code sortBy}: columns by name, or by the name that the portal gives a column with a formatter ({@code
 * $gen_heatmap_Count_3}); 1 means from the smallest, 2 from the largest. Both are what Microsoft's 710 public workbooks use.
 */
final class Sorting {
    private static final Pattern MADE = Pattern.compile("\\$gen_[a-zA-Z]{1,40}_(?:agg_)?(.{1,200})_[0-9]{1,4}");
    private static final int DESCENDING = 2;

    private Sorting() {}

    /** Row numbers in the order that is wanted; {@code given} where nothing is. */
    static List<Integer> sorted(DataSet data, JsonNode sortBy, List<Integer> given) {
        Comparator<Integer> order = null;
        for (JsonNode one : sortBy) {
            int column = column(data, one.path("itemKey").asText());
            if (column >= 0) {
                Comparator<Integer> next = (left, right) -> compare(
                        data.rows().get(left).get(column),
                        data.rows().get(right).get(column));
                next = one.path("sortOrder").asInt(1) == DESCENDING ? next.reversed() : next;
                order = order == null ? next : order.thenComparing(next);
            }
        }
        if (order == null) {
            return given;
        }
        List<Integer> rows = new ArrayList<>(given);
        rows.sort(order);
        return List.copyOf(rows);
    }

    private static int column(DataSet data, String key) {
        int own = data.columns().indexOf(key);
        Matcher made = MADE.matcher(key);
        return own >= 0 || !made.matches() ? own : data.columns().indexOf(made.group(1));
    }

    /** Nothing comes first; numbers and times by size, others as text. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == null ? right == null ? 0 : -1 : 1;
        }
        OptionalDouble one = size(left);
        OptionalDouble other = size(right);
        return one.isPresent() && other.isPresent()
                ? Double.compare(one.getAsDouble(), other.getAsDouble())
                : left.toString().compareToIgnoreCase(right.toString());
    }

    private static OptionalDouble size(Object value) {
        OptionalDouble number = Cell.number(value);
        return number.isPresent() ? number : Cell.millis(value);
    }
}
