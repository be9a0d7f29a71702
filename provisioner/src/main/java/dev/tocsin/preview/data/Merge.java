package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kql.evaluate.value.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query of type 7: rows of other items, joined or put below each other, then their columns chosen and renamed ({@code
 * projectRename}). Several merges work on what those before them gave.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-data-sources#merge">Merge data source</a>
 */
final class Merge {
    private static final int MOST_ROWS = 10_000;
    private final StepRows steps;

    private Merge(StepRows steps) {
        this.steps = steps;
    }

    /** It cannot be done; why. */
    private static final class Impossible extends Exception {
        private static final long serialVersionUID = 1;

        Impossible(String reason) {
            super(reason);
        }
    }

    /** The rows, or why there are none. */
    static Answer rows(String query, StepRows steps) {
        try {
            JsonNode merge = new JsonReader(JsonLimits.DEFINITION).readTree(query);
            return new Answer.Rows(new Merge(steps).merged(merge));
        } catch (JsonSyntaxException e) {
            return new Answer.Missing("its merge is not JSON: " + e.getMessage());
        } catch (Impossible e) {
            return new Answer.Missing(String.valueOf(e.getMessage()));
        }
    }

    /** A column, and the item it comes from. */
    private record Key(String table, String column) {}

    /** Rows on the way. */
    private record Wide(List<Key> keys, List<List<@Nullable Object>> rows) {
        boolean has(String table) {
            return keys.stream().anyMatch(one -> one.table().equals(table));
        }

        int index(String table, String column) {
            return keys.indexOf(new Key(table, column));
        }
    }

    private DataSet merged(JsonNode merge) throws Impossible {
        Wide all = null;
        for (JsonNode one : merge.path("merges")) {
            all = step(all, one);
        }
        if (all == null) {
            throw new Impossible("it merges nothing");
        }
        JsonNode chosen = merge.path("projectRename");
        return chosen.size() == 0 ? plain(all) : projected(all, chosen);
    }

    private Wide table(String name) throws Impossible {
        Answer answer = steps.of(name)
                .orElseThrow(() -> new Impossible("it merges the rows of \"" + name + "\", which is no item"));
        if (answer instanceof Answer.Rows rows) {
            List<Key> keys = rows.data().columns().stream()
                    .map(column -> new Key(name, column))
                    .toList();
            return new Wide(keys, rows.data().rows());
        }
        throw new Impossible("it merges the rows of \"" + name + "\": " + ((Answer.Missing) answer).reason());
    }

    private Wide step(@Nullable Wide before, JsonNode merge) throws Impossible {
        String leftName = merge.path("leftTable").asText();
        String rightName = merge.path("rightTable").asText();
        String type = merge.path("mergeType").asText();
        boolean known = before != null && before.has(leftName);
        if (before != null && !known && !type.equals("union")) {
            throw new Impossible(
                    "one of its merges begins with \"" + leftName + "\", which those before it do not have");
        }
        Wide left = before != null ? before : table(leftName);
        if (type.equals("table")) {
            return left;
        }
        Wide right = table(rightName);
        if (type.equals("union")) {
            return union(left, right);
        }
        int on = left.index(leftName, merge.path("leftColumn").asText());
        int to = right.index(rightName, merge.path("rightColumn").asText());
        if (on < 0 || to < 0) {
            throw new Impossible("it joins on a column that its rows do not have: "
                    + (on < 0 ? merge.path("leftColumn") : merge.path("rightColumn")).asText());
        }
        return join(type, left, on, right, to);
    }

    private static Wide union(Wide left, Wide right) throws Impossible {
        if (left.rows().size() + right.rows().size() > MOST_ROWS) {
            throw new Impossible("its merge gives more than " + MOST_ROWS + " rows");
        }
        List<Key> keys = new ArrayList<>(left.keys());
        right.keys().stream().filter(one -> !keys.contains(one)).forEach(keys::add);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Wide one : List.of(left, right)) {
            for (List<@Nullable Object> row : one.rows()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (Key key : keys) {
                    int index = one.keys().indexOf(key);
                    values.add(index < 0 ? null : row.get(index));
                }
                rows.add(Collections.unmodifiableList(values));
            }
        }
        return new Wide(keys, rows);
    }

    private static Wide join(String type, Wide left, int on, Wide right, int to) throws Impossible {
        Map<String, List<Integer>> index = new LinkedHashMap<>();
        for (int i = 0; i < right.rows().size(); i++) {
            index.computeIfAbsent(Texts.text(right.rows().get(i).get(to)), unused -> new ArrayList<>())
                    .add(i);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Set<Integer> matched = new HashSet<>();
        Set<String> seen = new HashSet<>();
        boolean pairs = Set.of("inner", "innerunique", "leftouter", "rightouter", "outer", "fullouter")
                .contains(type);
        for (List<@Nullable Object> row : left.rows()) {
            String key = Texts.text(row.get(on));
            List<Integer> found = index.getOrDefault(key, List.of());
            matched.addAll(found);
            boolean again = type.equals("innerunique") && !seen.add(key);
            for (int other : pairs && !again ? found : List.<Integer>of()) {
                rows.add(both(row, left, right.rows().get(other), right));
            }
            boolean alone = found.isEmpty()
                            && Set.of("leftouter", "outer", "fullouter", "leftanti")
                                    .contains(type)
                    || !found.isEmpty() && type.equals("leftsemi");
            if (alone) {
                rows.add(both(row, left, null, right));
            }
            if (rows.size() > MOST_ROWS) {
                throw new Impossible("its merge gives more than " + MOST_ROWS + " rows");
            }
        }
        boolean rest = Set.of("rightouter", "outer", "fullouter", "rightanti").contains(type);
        for (int i = 0; i < right.rows().size(); i++) {
            if (rest && !matched.contains(i) || type.equals("rightsemi") && matched.contains(i)) {
                rows.add(both(null, left, right.rows().get(i), right));
            }
        }
        if (!pairs && !Set.of("leftanti", "leftsemi", "rightanti", "rightsemi").contains(type)) {
            throw new Impossible("merges of type \"" + type + "\" are not known");
        }
        List<Key> keys = new ArrayList<>(left.keys());
        keys.addAll(right.keys());
        return new Wide(keys, rows);
    }

    private static List<@Nullable Object> both(
            @Nullable List<@Nullable Object> one, Wide left, @Nullable List<@Nullable Object> other, Wide right) {
        List<@Nullable Object> values = new ArrayList<>();
        values.addAll(one == null ? Collections.nCopies(left.keys().size(), null) : one);
        values.addAll(other == null ? Collections.nCopies(right.keys().size(), null) : other);
        return Collections.unmodifiableList(values);
    }

    /** A name that is there already gets a number. */
    private static DataSet plain(Wide all) {
        List<String> names = new ArrayList<>();
        for (Key one : all.keys()) {
            String name = one.column();
            for (int i = 1; names.contains(name); i++) {
                name = one.column() + i;
            }
            names.add(name);
        }
        return new DataSet(names, all.rows());
    }

    private static DataSet projected(Wide all, JsonNode chosen) throws Impossible {
        List<String> names = new ArrayList<>();
        List<JsonNode> sources = new ArrayList<>();
        for (JsonNode one : chosen) {
            String name = one.path("mergedName").asText();
            if (!name.isEmpty() && !names.contains(name)) {
                names.add(name);
                sources.add(one);
            }
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<@Nullable Object> row : all.rows()) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                JsonNode source = sources.get(i);
                boolean added = source.path("isNewItem").asBoolean();
                int index = added ? -1 : index(all, source.path("originalName").asText());
                values.put(
                        names.get(i),
                        added
                                ? AddedColumn.value(source.path("newItemData"), values, all, row)
                                : index < 0 ? null : row.get(index));
            }
            rows.add(Collections.unmodifiableList(new ArrayList<>(values.values())));
        }
        return new DataSet(names, rows);
    }

    /** {@code [item].column}, or a mere column. */
    private static int index(Wide all, String original) {
        for (int i = 0; i < all.keys().size(); i++) {
            Key key = all.keys().get(i);
            if (original.equals("[" + key.table() + "]." + key.column()) || original.equals(key.column())) {
                return i;
            }
        }
        return -1;
    }

    /** A column of {@code projectRename} whose value is decided by the others. */
    private static final class AddedColumn {
        private AddedColumn() {}

        static @Nullable Object value(
                JsonNode criteria, Map<String, @Nullable Object> before, Wide all, List<@Nullable Object> row)
                throws Impossible {
            for (JsonNode one : criteria) {
                JsonNode context = one.path("criteriaContext");
                Object left = column(context.path("leftOperand").asText(), before, all, row);
                String right = context.path("rightValType").asText().equals("column")
                        ? Texts.text(column(context.path("rightVal").asText(), before, all, row))
                        : context.path("rightVal").asText();
                Optional<Boolean> holds =
                        Comparison.holds(context.path("operator").asText("Default"), Texts.text(left), right);
                if (holds.isEmpty()) {
                    throw new Impossible("an added column uses the operator \""
                            + context.path("operator").asText() + "\", which is not known here");
                }
                if (holds.get()) {
                    return result(context, before, all, row);
                }
            }
            return null;
        }

        private static @Nullable Object result(
                JsonNode context, Map<String, @Nullable Object> before, Wide all, List<@Nullable Object> row)
                throws Impossible {
            String value = context.path("resultVal").asText();
            return switch (context.path("resultValType").asText("static")) {
                case "static" -> value;
                case "column" -> column(value, before, all, row);
                default -> expression(value.strip(), before, all, row);
            };
        }

        /** Only what is plainly one value: a number, a text in quotes, a column. */
        private static @Nullable Object expression(
                String text, Map<String, @Nullable Object> before, Wide all, List<@Nullable Object> row)
                throws Impossible {
            if (text.matches("-?[0-9]{1,15}")) {
                return Long.parseLong(text);
            }
            if (text.matches("\"[^\"\\\\]*\"")) {
                return text.substring(1, text.length() - 1);
            }
            if (text.matches("\\[\"[^\"\\\\]*\"\\]")) {
                return column(text.substring(2, text.length() - 2), before, all, row);
            }
            throw new Impossible(
                    "an added column is the expression " + text + ", and expressions are not evaluated here");
        }

        private static @Nullable Object column(
                String name, Map<String, @Nullable Object> before, Wide all, List<@Nullable Object> row) {
            if (before.containsKey(name)) {
                return before.get(name);
            }
            int index = index(all, name);
            return index < 0 ? null : row.get(index);
        }
    }
}
