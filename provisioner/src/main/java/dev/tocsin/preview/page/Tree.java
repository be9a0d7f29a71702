package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.data.DataSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a tree ({@code hierarchySettings}): by the id of a parent, or grouped by columns. A group has a row of its own, whose
 * values are what its columns' {@code aggregation} makes of those below.
 *
 * @param data the rows, and behind them those of groups
 * @param lines in the order of the table
 * @param expander column on which the tree hangs; -1 for one of its own
 * @param title of the column of its own
 * @see <a href="https://github.com/microsoft/Application-Insights-Workbooks/blob/master/Documentation/Visualizations/Tree.md">Tree
 *     visualization</a>
 */
record Tree(DataSet data, List<Line> lines, int expander, String title, Set<Integer> hidden) {
    private static final int DEEPEST = 12;

    Tree {
        lines = List.copyOf(lines);
        hidden = Set.copyOf(hidden);
    }

    /**
     * A row of the table.
     *
     * @param row its values
     * @param level from 0
     * @param parent number of the line it hangs on; -1 for none
     * @param children whether others hang on it
     * @param open whether those are seen at the start
     * @param label in the tree's own column
     */
    record Line(int row, int level, int parent, boolean children, boolean open, String label) {}

    /** Whether settings ask for a tree. */
    static boolean wanted(JsonNode settings) {
        return settings.path("groupBy").size() > 0
                || settings.path("treeType").asInt(-1) == 0
                        && !settings.path("idColumn").asText().isEmpty();
    }

    static Tree of(DataSet data, List<Integer> order, JsonNode grid) {
        JsonNode settings = grid.path("hierarchySettings");
        return settings.path("groupBy").size() > 0
                ? new Grouping(data, grid).tree(order)
                : byParent(data, order, settings);
    }

    private static Tree byParent(DataSet data, List<Integer> order, JsonNode settings) {
        int id = data.columns().indexOf(settings.path("idColumn").asText());
        int parent = data.columns().indexOf(settings.path("parentColumn").asText());
        int expander = data.columns().indexOf(settings.path("expanderColumn").asText());
        Set<String> ids = new HashSet<>();
        order.forEach(row -> ids.add(id < 0 ? "" : data.text(row, id)));
        Map<String, List<Integer>> below = new LinkedHashMap<>();
        for (int row : order) {
            String of = parent < 0 ? "" : data.text(row, parent);
            boolean known = ids.contains(of) && id >= 0 && !of.equals(data.text(row, id));
            below.computeIfAbsent(known ? of : "", unused -> new ArrayList<>()).add(row);
        }
        List<Line> lines = new ArrayList<>();
        boolean open = settings.path("expandTopLevel").asBoolean();
        Set<Integer> seen = new HashSet<>();
        walk(data, id, "", -1, 0, open, below, seen, lines);
        // Rows that are each other's parents hang on nothing.
        order.stream()
                .filter(row -> !seen.contains(row))
                .forEach(row -> lines.add(new Line(row, 0, -1, false, false, "")));
        return new Tree(data, lines, Math.max(0, expander), "", Set.of());
    }

    private static void walk(
            DataSet data,
            int id,
            String of,
            int parent,
            int level,
            boolean open,
            Map<String, List<Integer>> below,
            Set<Integer> seen,
            List<Line> lines) {
        for (int row : below.getOrDefault(of, List.of())) {
            if (level > DEEPEST || !seen.add(row)) {
                continue;
            }
            String own = id < 0 ? "" : data.text(row, id);
            boolean children = !own.isEmpty() && below.containsKey(own);
            lines.add(new Line(row, level, parent, children, open && level == 0, ""));
            if (children) {
                walk(data, id, own, lines.size() - 1, level + 1, open, below, seen, lines);
            }
        }
    }

    /** Groups by the values of columns. */
    private static final class Grouping {
        private final DataSet data;
        private final JsonNode grid;
        private final List<Integer> by = new ArrayList<>();
        private final int leaf;
        private final boolean open;
        private final List<List<@Nullable Object>> rows;
        private final List<Line> lines = new ArrayList<>();

        Grouping(DataSet data, JsonNode grid) {
            this.data = data;
            this.grid = grid;
            JsonNode settings = grid.path("hierarchySettings");
            for (JsonNode one : settings.path("groupBy")) {
                int column = data.columns().indexOf(one.asText());
                if (column >= 0 && by.size() < DEEPEST) {
                    by.add(column);
                }
            }
            this.leaf = data.columns().indexOf(settings.path("finalBy").asText());
            this.open = settings.path("expandTopLevel").asBoolean();
            this.rows = new ArrayList<>(data.rows());
        }

        Tree tree(List<Integer> order) {
            group(order, 0, -1);
            String title = by.isEmpty() ? "" : data.columns().get(by.get(0));
            Set<Integer> hidden = new HashSet<>(by);
            if (leaf >= 0) {
                hidden.add(leaf);
            }
            return new Tree(new DataSet(data.columns(), rows), lines, -1, title, hidden);
        }

        private void group(List<Integer> members, int level, int parent) {
            if (level == by.size()) {
                for (int row : members) {
                    lines.add(new Line(row, level, parent, false, false, leaf < 0 ? "" : data.text(row, leaf)));
                }
                return;
            }
            Map<String, List<Integer>> groups = new LinkedHashMap<>();
            for (int row : members) {
                groups.computeIfAbsent(data.text(row, by.get(level)), unused -> new ArrayList<>())
                        .add(row);
            }
            groups.forEach((value, own) -> {
                rows.add(summary(own));
                String label = (value.isEmpty() ? "(empty)" : value) + " (" + own.size() + ")";
                lines.add(new Line(rows.size() - 1, level, parent, true, open && level == 0, label));
                group(own, level + 1, lines.size() - 1);
            });
        }

        private List<@Nullable Object> summary(List<Integer> members) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = 0; column < data.columns().size(); column++) {
                String how = Cells.formatter(
                                grid.path("formatters"), data.columns().get(column))
                        .path("formatOptions")
                        .path("aggregation")
                        .asText();
                values.add(aggregate(how, members, column));
            }
            return Collections.unmodifiableList(values);
        }

        private @Nullable Object aggregate(String how, List<Integer> members, int column) {
            List<Double> numbers = members.stream()
                    .map(row -> data.number(row, column))
                    .filter(Objects::nonNull)
                    .map(one -> one == null ? 0.0 : one)
                    .toList();
            double sum = numbers.stream().mapToDouble(Double::doubleValue).sum();
            return switch (how) {
                case "Count" -> (Object) (long) members.size();
                case "Unique" ->
                    members.stream()
                            .map(row -> data.text(row, column))
                            .distinct()
                            .count();
                case "Sum", "Inherit" -> numbers.isEmpty() ? null : whole(sum);
                case "Max" ->
                    numbers.stream().max(Double::compare).map(Grouping::whole).orElse(null);
                case "Min" ->
                    numbers.stream().min(Double::compare).map(Grouping::whole).orElse(null);
                case "Average" -> numbers.isEmpty() ? null : sum / numbers.size();
                default -> null;
            };
        }

        /** As whole numbers are shown. */
        private static Object whole(double value) {
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : (Object) value;
        }
    }
}
