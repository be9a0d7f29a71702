package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code join} and {@code lookup}. Rows come in the order of the left table, then of the right one; those of the right table that match
 * none come last. A key that is null matches nothing.
 */
public final class Joining {
    private Joining() {}

    /** Which rows a join gives. */
    public enum Kind {
        /** As inner, with only the first left row of each key. */
        INNER_UNIQUE,
        INNER,
        LEFT_OUTER,
        RIGHT_OUTER,
        FULL_OUTER,
        LEFT_SEMI,
        LEFT_ANTI,
        RIGHT_SEMI,
        RIGHT_ANTI
    }

    /** One table of a join. */
    public record Side(Relation relation, List<ValueType> types, List<Evaluation> keys) {}

    /** The columns of the left table, then those of the right one; of a semi or anti join only of its side. */
    public static Relation of(Kind kind, Side left, Side right) {
        return run -> Rows.cursor(joined(kind, left, right, run));
    }

    private static Batch joined(Kind kind, Side left, Side right, Run run) {
        Batch leftRows = Rows.all(left.relation(), left.types(), run);
        Batch rightRows = Rows.all(right.relation(), right.types(), run);
        return switch (kind) {
            case LEFT_SEMI -> half(leftRows, left, rightRows, right, true, run);
            case LEFT_ANTI -> half(leftRows, left, rightRows, right, false, run);
            case RIGHT_SEMI -> half(rightRows, right, leftRows, left, true, run);
            case RIGHT_ANTI -> half(rightRows, right, leftRows, left, false, run);
            default -> both(kind, leftRows, left, rightRows, right, run);
        };
    }

    private static Vector[] keys(Batch rows, Side side, Run run) {
        Vector[] keys = new Vector[side.keys().size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = side.keys().get(i).evaluate(rows, run);
        }
        return keys;
    }

    private static Grouping grouping(Side side) {
        List<ValueType> types = new ArrayList<>();
        for (Evaluation key : side.keys()) {
            types.add(key.type());
        }
        return new Grouping(types);
    }

    /** The rows of one table that have, or have not, a match in the other. */
    private static Batch half(Batch rows, Side side, Batch others, Side otherSide, boolean matching, Run run) {
        Grouping grouping = grouping(otherSide);
        Vector[] otherKeys = keys(others, otherSide, run);
        grouping.groups(otherKeys, others.rows());
        run.hold(grouping.bytes());
        int[] found = grouping.find(keys(rows, side, run), rows.rows());
        int[] selected = new int[rows.rows()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            if (found[i] >= 0 == matching) {
                selected[count++] = i;
            }
        }
        return rows.select(selected, count);
    }

    private static Batch both(Kind kind, Batch left, Side leftSide, Batch right, Side rightSide, Run run) {
        Grouping grouping = grouping(rightSide);
        int[] groups = grouping.groups(keys(right, rightSide, run), right.rows());
        run.hold(grouping.bytes() + 8L * right.rows());
        // The rows of each group are a chain in their order: first row, then the next of each.
        int[] first = new int[grouping.count()];
        int[] next = new int[right.rows()];
        Arrays.fill(first, -1);
        for (int i = right.rows() - 1; i >= 0; i--) {
            next[i] = first[groups[i]];
            first[groups[i]] = i;
        }
        int[] found = grouping.find(keys(left, leftSide, run), left.rows());
        boolean[] matched = new boolean[grouping.count()];
        Pairs pairs = new Pairs(run);
        boolean keepsLeft = kind == Kind.LEFT_OUTER || kind == Kind.FULL_OUTER;
        for (int i = 0; i < found.length; i++) {
            if (found[i] < 0) {
                if (keepsLeft) {
                    pairs.add(i, -1);
                }
                continue;
            }
            if (kind == Kind.INNER_UNIQUE && matched[found[i]]) {
                continue;
            }
            matched[found[i]] = true;
            for (int row = first[found[i]]; row >= 0; row = next[row]) {
                pairs.add(i, row);
            }
        }
        if (kind == Kind.RIGHT_OUTER || kind == Kind.FULL_OUTER) {
            for (int i = 0; i < right.rows(); i++) {
                if (!matched[groups[i]]) {
                    pairs.add(-1, i);
                }
            }
        }
        return pairs.batch(left, right);
    }

    /** Pairs of rows; -1 for none. */
    private static final class Pairs {
        private final Run run;
        private int[] left = new int[64];
        private int[] right = new int[64];
        private int count;

        Pairs(Run run) {
            this.run = run;
        }

        void add(int leftRow, int rightRow) {
            if (count == left.length) {
                run.checkRows(2L * count);
                run.hold(8L * count);
                run.checkTime();
                left = Arrays.copyOf(left, 2 * count);
                right = Arrays.copyOf(right, 2 * count);
            }
            left[count] = leftRow;
            right[count++] = rightRow;
        }

        Batch batch(Batch leftRows, Batch rightRows) {
            Batch one = leftRows.select(left, count);
            Batch other = rightRows.select(right, count);
            return new Batch(count, one.width() + other.width()) {
                @Override
                protected Vector make(int index) {
                    return index < one.width() ? one.column(index) : other.column(index - one.width());
                }
            };
        }
    }
}
