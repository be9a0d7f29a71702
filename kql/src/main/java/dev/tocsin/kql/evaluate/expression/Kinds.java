package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Casts;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Values of several kinds that meet in a comparison, as those of JSON may. Whether a value of JSON is converted first is not
 * documented; where it could not be converted anyway, it is not equal and has no order.
 */
final class Kinds {
    private Kinds() {}

    /** Whether two values have an order. */
    static boolean ordered(Object a, Object b) {
        boolean numbers = a instanceof Number && b instanceof Number;
        return numbers || (a.getClass() == b.getClass() && !container(a));
    }

    /** Refuses two values of different kinds of which one, converted, could be of the other's kind. */
    static void check(Object a, Object b, CallSite site) {
        boolean containers = container(a) && container(b);
        if (containers || converts(a, b, site) || converts(b, a, site)) {
            throw site.undocumented(
                    "JSON is compared with what it is not, but could be converted to, or arrays and objects"
                            + " are; convert them, for example with tolong() or tostring()");
        }
    }

    private static boolean container(Object value) {
        return value instanceof List || value instanceof Map;
    }

    private static boolean converts(Object value, Object other, CallSite site) {
        boolean same = value.getClass() == other.getClass() || (value instanceof Number && other instanceof Number);
        boolean nothing = same || container(other) || other instanceof String;
        boolean simple = value instanceof String || value instanceof Boolean || value instanceof Number;
        return !nothing && simple && Casts.convert(value, type(other), site) != null;
    }

    private static ValueType type(Object value) {
        if (value instanceof Boolean) {
            return ValueType.BOOL;
        }
        if (value instanceof Datetime) {
            return ValueType.DATETIME;
        }
        if (value instanceof Timespan) {
            return ValueType.TIMESPAN;
        }
        return value instanceof UUID ? ValueType.GUID : ValueType.REAL;
    }
}
