package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Kernel;
import dev.tocsin.kql.evaluate.function.Kernels;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.tree.Relation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code == != < <= > >=}. Of two nulls equality is null; of one null it is false and inequality true; an order with a null is
 * null (Microsoft's page on null values).
 */
final class Comparisons {
    private Comparisons() {}

    static Kernel kernel(Relation relation, CallSite site) {
        ValueType left = site.type(0);
        ValueType right = site.type(1);
        if (left.longs() && right.longs()) {
            return ofLongs(relation);
        }
        if (left.numeric() && right.numeric() && left != ValueType.DECIMAL && right != ValueType.DECIMAL) {
            return ofReals(relation);
        }
        return (arguments, rows, run) -> {
            long[] out = new long[rows];
            boolean[] nulls = null;
            for (int i = 0; i < rows; i++) {
                Object a = arguments[0].at(i);
                Object b = arguments[1].at(i);
                int result =
                        a == null || b == null ? ofNulls(relation, a, b, left, right) : values(relation, a, b, site);
                if (result < 0) {
                    nulls = nulls == null ? new boolean[rows] : nulls;
                    nulls[i] = true;
                }
                out[i] = result == 1 ? 1 : 0;
            }
            return new Longs(ValueType.BOOL, out, nulls, rows);
        };
    }

    /** 1, 0, or -1 for null. */
    private static int ofNulls(
            Relation relation, @Nullable Object a, @Nullable Object b, ValueType left, ValueType right) {
        // A string is never null, so JSON null beside a string is compared as its text, which is empty.
        if (left == ValueType.STRING || right == ValueType.STRING) {
            boolean same = Texts.text(a).equals(Texts.text(b));
            return switch (relation) {
                case EQUAL -> same ? 1 : 0;
                case NOT_EQUAL -> same ? 0 : 1;
                default -> -1;
            };
        }
        boolean both = a == null && b == null;
        return switch (relation) {
            case EQUAL -> both ? -1 : 0;
            case NOT_EQUAL -> both ? -1 : 1;
            default -> -1;
        };
    }

    private static int values(Relation relation, Object a, Object b, CallSite site) {
        if (relation == Relation.EQUAL || relation == Relation.NOT_EQUAL) {
            return equal(a, b, site) == (relation == Relation.EQUAL) ? 1 : 0;
        }
        if (a instanceof Double x && x.isNaN() || b instanceof Double y && y.isNaN()) {
            return 0;
        }
        if (!Kinds.ordered(a, b)) {
            Kinds.check(a, b, site);
            return -1;
        }
        int order = Values.compare(a, b);
        return holds(relation, order) ? 1 : 0;
    }

    /** Whether two values are equal; JSON beside a text is compared as its text. */
    private static boolean equal(Object a, Object b, CallSite site) {
        if (site.type(0) == ValueType.STRING || site.type(1) == ValueType.STRING) {
            return Texts.text(a).equals(Texts.text(b));
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        boolean oneIsJson = site.type(0) == ValueType.DYNAMIC ^ site.type(1) == ValueType.DYNAMIC;
        boolean container = a instanceof List || a instanceof Map || b instanceof List || b instanceof Map;
        boolean numbers = a instanceof Number && b instanceof Number;
        if (oneIsJson && !container && !numbers && a.getClass() != b.getClass()) {
            Kinds.check(a, b, site);
            return false;
        }
        return Values.same(a, b);
    }

    private static boolean holds(Relation relation, int order) {
        return switch (relation) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            default -> throw new IllegalArgumentException("Not an order: " + relation);
        };
    }

    private static Kernel ofLongs(Relation relation) {
        return (arguments, rows, run) -> {
            Vector a = arguments[0];
            Vector b = arguments[1];
            long[] left = ((Longs) a).values();
            long[] right = ((Longs) b).values();
            long[] out = new long[rows];
            for (int i = 0; i < rows; i++) {
                long x = left[i];
                long y = right[i];
                boolean holds = switch (relation) {
                    case EQUAL -> x == y;
                    case NOT_EQUAL -> x != y;
                    case LESS -> x < y;
                    case LESS_OR_EQUAL -> x <= y;
                    case GREATER -> x > y;
                    default -> x >= y;
                };
                out[i] = holds ? 1 : 0;
            }
            return result(relation, a, b, out, rows);
        };
    }

    private static Kernel ofReals(Relation relation) {
        return (arguments, rows, run) -> {
            Vector a = arguments[0];
            Vector b = arguments[1];
            long[] out = new long[rows];
            for (int i = 0; i < rows; i++) {
                double x = a.doubleAt(i);
                double y = b.doubleAt(i);
                boolean holds = switch (relation) {
                    case EQUAL -> x == y;
                    case NOT_EQUAL -> x != y;
                    case LESS -> x < y;
                    case LESS_OR_EQUAL -> x <= y;
                    case GREATER -> x > y;
                    default -> x >= y;
                };
                out[i] = holds ? 1 : 0;
            }
            return result(relation, a, b, out, rows);
        };
    }

    private static Vector result(Relation relation, Vector a, Vector b, long[] out, int rows) {
        if (!a.hasNulls() && !b.hasNulls()) {
            return new Longs(ValueType.BOOL, out, null, rows);
        }
        boolean[] nulls = null;
        for (int i = 0; i < rows; i++) {
            boolean left = a.isNull(i);
            boolean right = b.isNull(i);
            if (!left && !right) {
                continue;
            }
            boolean total = relation == Relation.EQUAL || relation == Relation.NOT_EQUAL;
            if (total && left != right) {
                out[i] = relation == Relation.EQUAL ? 0 : 1;
            } else {
                nulls = nulls == null ? new boolean[rows] : nulls;
                nulls[i] = true;
            }
        }
        return new Longs(ValueType.BOOL, out, nulls, rows);
    }

    /** {@code between} and {@code !between}; with a timespan for the upper end, that is how far it is from the lower. */
    static Kernel between(boolean negated, CallSite site) {
        ValueType of = site.type(0);
        boolean length = of == ValueType.DATETIME && site.type(2) == ValueType.TIMESPAN;
        return Kernels.each(ValueType.BOOL, values -> {
            Object value = java.util.Objects.requireNonNull(values[0]);
            Object low = java.util.Objects.requireNonNull(values[1]);
            Object high = java.util.Objects.requireNonNull(values[2]);
            if (!Kinds.ordered(value, low) || !(length || Kinds.ordered(value, high))) {
                Kinds.check(value, low, site);
                Kinds.check(value, high, site);
                return null;
            }
            boolean inside = Values.compare(value, low) >= 0
                    && (length
                            ? Values.asLong(value) <= Values.asLong(low) + Values.asLong(high)
                            : Values.compare(value, high) <= 0);
            return inside != negated;
        });
    }
}
