package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups of rows with the same keys, numbered in the order of their first rows. Each key column numbers its own values; the
 * numbers of two columns make one of the pair, and so on. Null is a key like any other, and NaN is one key.
 */
final class Grouping {
    private static final int NULL = 0;
    private final Codes[] codes;
    private final LongIndex[] pairs;
    private final VectorBuilder[] keys;
    private int count;

    Grouping(List<ValueType> types) {
        codes = new Codes[types.size()];
        pairs = new LongIndex[Math.max(0, types.size() - 1)];
        keys = new VectorBuilder[types.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = new Codes();
            keys[i] = new VectorBuilder(types.get(i));
        }
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new LongIndex();
        }
        if (codes.length == 0) {
            count = 0;
        }
    }

    int count() {
        return count;
    }

    /** The group of each row. */
    int[] groups(Vector[] columns, int rows) {
        int[] groups = new int[rows];
        if (codes.length == 0) {
            count = Math.max(count, rows > 0 ? 1 : 0);
            return groups;
        }
        codes[0].of(columns[0], rows, groups);
        int[] own = new int[codes.length > 1 ? rows : 0];
        for (int c = 1; c < codes.length; c++) {
            codes[c].of(columns[c], rows, own);
            LongIndex index = pairs[c - 1];
            for (int i = 0; i < rows; i++) {
                groups[i] = index.number(((long) groups[i] << 32) | own[i]);
            }
        }
        if (codes.length == 1) {
            renumber(groups, rows);
        }
        remember(columns, groups, rows);
        return groups;
    }

    /** The codes of one column begin with that of null, which need not occur. */
    private void renumber(int[] groups, int rows) {
        for (int i = 0; i < rows; i++) {
            groups[i] = codes[0].group(groups[i]);
        }
    }

    private void remember(Vector[] columns, int[] groups, int rows) {
        for (int i = 0; i < rows; i++) {
            if (groups[i] == count) {
                count++;
                for (int c = 0; c < keys.length; c++) {
                    keys[c].addFrom(columns[c], i);
                }
            }
        }
    }

    /** The group with the same keys as each row; -1 where there is none, and where a key is null. */
    int[] find(Vector[] columns, int rows) {
        int[] groups = new int[rows];
        for (int i = 0; i < rows; i++) {
            int group = -1;
            for (int c = 0; c < codes.length; c++) {
                int code = codes[c].find(columns[c], i);
                if (code <= NULL) {
                    group = -1;
                    break;
                }
                group = c == 0 ? code : pairs[c - 1].find(((long) group << 32) | code);
                if (group < 0) {
                    break;
                }
            }
            groups[i] = group >= 0 && codes.length == 1 ? codes[0].known(group) : group;
        }
        return groups;
    }

    /** The keys of all groups. */
    Vector[] keys() {
        Vector[] out = new Vector[keys.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = keys[i].build();
        }
        return out;
    }

    long bytes() {
        long sum = 32L * count * Math.max(1, keys.length);
        for (LongIndex index : pairs) {
            sum += index.bytes();
        }
        return sum;
    }

    /** The numbers of one column's values; that of null is 0. */
    private static final class Codes {
        private final LongIndex longs = new LongIndex();
        private final Map<Object, Integer> objects = new HashMap<>();
        private int[] groups = new int[16];
        private int used;

        void of(Vector column, int rows, int[] out) {
            if (column instanceof Longs values) {
                long[] own = values.values();
                boolean[] nulls = values.nulls();
                for (int i = 0; i < rows; i++) {
                    out[i] = nulls != null && nulls[i] ? NULL : longs.number(own[i]) + 1;
                }
                return;
            }
            for (int i = 0; i < rows; i++) {
                Object value = column.at(i);
                out[i] = value == null ? NULL : object(value);
            }
        }

        private int object(Object value) {
            Object key = key(value);
            Integer known = objects.get(key);
            if (known == null) {
                known = objects.size() + 1;
                objects.put(key, known);
            }
            return known;
        }

        private static Object key(Object value) {
            if (value instanceof List || value instanceof Map) {
                return Texts.text(value);
            }
            if (value instanceof Double real && real == 0) {
                return 0.0;
            }
            return value instanceof java.math.BigDecimal decimal ? decimal.stripTrailingZeros() : value;
        }

        int find(Vector column, int row) {
            if (column.isNull(row)) {
                return NULL;
            }
            if (column instanceof Longs) {
                return longs.find(column.longAt(row)) + 1;
            }
            @Nullable Object value = column.at(row);
            Integer known = value == null ? null : objects.get(key(value));
            return known == null ? -1 : known;
        }

        /** The group of a code, where this column is the only key. */
        int group(int code) {
            if (code >= groups.length) {
                groups = java.util.Arrays.copyOf(groups, Math.max(2 * groups.length, code + 1));
            }
            if (groups[code] == 0) {
                groups[code] = ++used;
            }
            return groups[code] - 1;
        }

        int known(int code) {
            return code < groups.length ? groups[code] - 1 : -1;
        }
    }
}
