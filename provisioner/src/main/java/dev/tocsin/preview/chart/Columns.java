package dev.tocsin.preview.chart;

import dev.tocsin.preview.data.DataSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows, and what kind each column is. Rows of {@code make-series}, which hold lists, are unfolded: one row for each member.
 *
 * @see <a href="https://github.com/microsoft/Application-Insights-Workbooks/blob/master/Documentation/Visualizations/LogCharts.md">
 *     Log charts</a>
 */
final class Columns {
    private static final int MOST_ROWS = 200_000;
    private final DataSet data;

    private Columns(DataSet data) {
        this.data = data;
    }

    static Columns of(DataSet data) {
        List<Integer> lists = new ArrayList<>();
        boolean times = false;
        for (int i = 0; i < data.columns().size(); i++) {
            @Nullable Object first = first(data, i);
            List<@Nullable Object> members = Cell.list(first);
            if (!members.isEmpty()) {
                lists.add(i);
                times |= Cell.millis(members.get(0)).isPresent();
            }
            if (Cell.millis(first).isPresent()) {
                return new Columns(data);
            }
        }
        return new Columns(times ? unfold(data, lists) : data);
    }

    private static DataSet unfold(DataSet data, List<Integer> lists) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : data.rows()) {
            int longest = 0;
            List<List<@Nullable Object>> members = new ArrayList<>();
            for (int column : lists) {
                members.add(Cell.list(row.get(column)));
                longest = Math.max(longest, members.get(members.size() - 1).size());
            }
            for (int i = 0; i < longest && rows.size() < MOST_ROWS; i++) {
                List<@Nullable Object> values = new ArrayList<>(row);
                for (int list = 0; list < lists.size(); list++) {
                    List<@Nullable Object> all = members.get(list);
                    values.set(lists.get(list), i < all.size() ? all.get(i) : null);
                }
                rows.add(Collections.unmodifiableList(values));
            }
        }
        return new DataSet(data.columns(), rows);
    }

    private static @Nullable Object first(DataSet data, int column) {
        for (List<@Nullable Object> row : data.rows()) {
            if (row.get(column) != null) {
                return row.get(column);
            }
        }
        return null;
    }

    int rows() {
        return data.rows().size();
    }

    @Nullable
    Object at(int row, int column) {
        return data.rows().get(row).get(column);
    }

    /** As people read it; {@code (empty)} for nothing. */
    String text(int row, int column) {
        String text = data.text(row, column);
        return text.isEmpty() ? "(empty)" : text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    String name(int column) {
        return data.columns().get(column);
    }

    /** The column of that name; nothing when there is none. */
    Optional<Integer> named(String name) {
        int index = data.columns().indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    boolean isTime(int column) {
        return Cell.millis(first(data, column)).isPresent();
    }

    boolean isNumber(int column) {
        return Cell.number(first(data, column)).isPresent();
    }

    boolean isText(int column) {
        return !isTime(column) && !isNumber(column) && first(data, column) != null;
    }

    boolean isWhole(int column) {
        return first(data, column) instanceof Long;
    }

    /** The columns for which something holds, in their order. */
    List<Integer> all(Predicate<Integer> wanted) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < data.columns().size(); i++) {
            if (wanted.test(i)) {
                found.add(i);
            }
        }
        return found;
    }
}
