package dev.tocsin.kql.symbol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which types stand for which others. */
public final class Conversions {
    /** What may be done to a value to make it fit; each allows what those before it allow. */
    public enum Allowed {
        NONE,
        /** To a wider type: int to long. */
        PROMOTION,
        /** To a wider or narrower type. */
        COMPATIBLE,
        /** To JSON. */
        DYNAMIC,
        ANY
    }

    private Conversions() {}

    public static boolean promotable(Type from, Type to) {
        return (to instanceof Scalar scalar && scalar.widerThan(from))
                || ((from instanceof Dynamic.Bag || from instanceof Dynamic.ArrayOf) && to.equals(DynamicTypes.ANY));
    }

    /** Whether a value of the source type may stand where the target type is wanted. */
    public static boolean assignable(Type target, Type source, Allowed allowed) {
        if (target.equals(source)) {
            return true;
        }
        if ((source == Scalar.UNKNOWN && target.scalar()) || (target == Scalar.UNKNOWN && source.scalar())) {
            return true;
        }
        if (target.scalar() && source instanceof Tuple tuple && tuple.columns().size() == 1) {
            return assignable(target, tuple.columns().get(0).type(), Allowed.NONE);
        }
        if (target.equals(DynamicTypes.ANY)) {
            return source instanceof Dynamic || (source instanceof Scalar && allowed.compareTo(Allowed.DYNAMIC) >= 0);
        }
        if (allowed != Allowed.NONE
                && ((target.equals(DynamicTypes.ARRAY) && source instanceof Dynamic.ArrayOf)
                        || (target.equals(DynamicTypes.BAG) && source instanceof Dynamic.Bag))) {
            return true;
        }
        if (target instanceof Dynamic.Of to && source instanceof Dynamic.Of from) {
            return assignable(to.value(), from.value(), allowed);
        }
        if (target instanceof Scalar) {
            return source.scalar() && scalarAssignable(target, source, allowed);
        }
        if (target instanceof TableType to && source instanceof TableType from) {
            return hasColumns(from, to);
        }
        return false;
    }

    private static boolean scalarAssignable(Type target, Type source, Allowed allowed) {
        boolean primitive = source instanceof Scalar || source instanceof Dynamic.Any || source instanceof Dynamic.Of;
        return primitive
                && switch (allowed) {
                    case NONE, DYNAMIC -> false;
                    case PROMOTION -> promotable(source, target);
                    case COMPATIBLE -> promotable(source, target) || promotable(target, source);
                    case ANY -> true;
                };
    }

    /** Whether the first table has all columns of the second. */
    public static boolean hasColumns(TableType table, TableType wanted) {
        for (Column column : wanted.columns()) {
            Column found = table.column(column.name());
            if (found == null ? !table.open() : !assignable(column.type(), found.type(), Allowed.NONE)) {
                return false;
            }
        }
        return true;
    }

    /** The type that all have, or can be promoted to; null for none. */
    public static @Nullable Type common(List<Type> types, Allowed allowed) {
        Type common = null;
        for (Type type : types) {
            common = common == null ? type : common(common, type, allowed);
            if (common == null) {
                return null;
            }
        }
        return common;
    }

    public static @Nullable Type common(Type a, Type b, Allowed allowed) {
        if (a.equals(b) || b == Scalar.NULL) {
            return a;
        }
        if (a == Scalar.NULL) {
            return b;
        }
        if (a == Scalar.UNKNOWN || b == Scalar.UNKNOWN) {
            return Scalar.UNKNOWN;
        }
        if (a.equals(DynamicTypes.ANY) || b.equals(DynamicTypes.ANY)) {
            return DynamicTypes.ANY;
        }
        if (allowed != Allowed.NONE && promotable(a, b)) {
            return b;
        }
        if (allowed != Allowed.NONE && promotable(b, a)) {
            return a;
        }
        Type inside = commonInJson(a, b, allowed);
        if (inside != null) {
            return inside;
        }
        return a.scalar() && b.scalar() && allowed.compareTo(Allowed.DYNAMIC) >= 0 ? DynamicTypes.ANY : null;
    }

    private static @Nullable Type commonInJson(Type a, Type b, Allowed allowed) {
        if (a instanceof Dynamic.ArrayOf && b instanceof Dynamic.ArrayOf) {
            return DynamicTypes.ARRAY;
        }
        if (a instanceof Dynamic.Bag && b instanceof Dynamic.Bag) {
            return DynamicTypes.BAG;
        }
        Type left = a instanceof Dynamic.Of of ? of.value() : a;
        Type right = b instanceof Dynamic.Of of ? of.value() : b;
        boolean one = a instanceof Dynamic.Of || b instanceof Dynamic.Of;
        if (one && left instanceof Scalar && right instanceof Scalar) {
            Type inner = common(left, right, allowed);
            if (inner != null) {
                return Dynamic.of(inner);
            }
        }
        return a instanceof Dynamic && b instanceof Dynamic ? DynamicTypes.ANY : null;
    }

    /** The widest of the numbers' types; null if there is none. */
    public static @Nullable Type widest(List<Type> types) {
        Scalar widest = null;
        for (Type type : types) {
            if (type instanceof Scalar scalar && scalar.numeric() && (widest == null || scalar.widerThan(widest))) {
                widest = scalar;
            }
        }
        return widest;
    }

    public static Type intToLong(Type type) {
        return type == Scalar.INT ? Scalar.LONG : type;
    }
}
