package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Casts;
import dev.tocsin.kql.evaluate.function.Kernel;
import dev.tocsin.kql.evaluate.function.Kernels;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.tree.Operation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code + - * / %} on numbers and times. Null where an operand is null. */
final class Arithmetic {
    private Arithmetic() {}

    /** Whole numbers. */
    @FunctionalInterface
    private interface OfLongs {
        long apply(long a, long b);
    }

    /** Reals. */
    @FunctionalInterface
    private interface OfDoubles {
        double apply(double a, double b);
    }

    static Kernel kernel(Operation.Arithmetic operator, CallSite site) {
        ValueType left = site.type(0);
        ValueType right = site.type(1);
        if (left == ValueType.DYNAMIC || right == ValueType.DYNAMIC) {
            return Kernels.each(site.result(), values -> ofJson(operator, values[0], values[1], site));
        }
        if (left == ValueType.DECIMAL || right == ValueType.DECIMAL) {
            return Kernels.each(site.result(), values -> ofDecimals(operator, values[0], values[1], site));
        }
        boolean reals = left == ValueType.REAL || right == ValueType.REAL;
        if (reals && site.result() == ValueType.REAL) {
            return ofReals(operator);
        }
        if (reals) {
            return scaled(operator, site);
        }
        if (operator == Operation.Arithmetic.DIVIDE && site.result() == ValueType.REAL) {
            return ratio();
        }
        return ofLongs(operator, site);
    }

    private static Kernel ofLongs(Operation.Arithmetic operator, CallSite site) {
        boolean datetime = site.result() == ValueType.DATETIME;
        OfLongs function = switch (operator) {
            case ADD -> Math::addExact;
            case SUBTRACT -> Math::subtractExact;
            case MULTIPLY -> Math::multiplyExact;
            case DIVIDE -> Arithmetic::divide;
            case REMAINDER -> Arithmetic::remainder;
        };
        boolean divides = operator == Operation.Arithmetic.DIVIDE || operator == Operation.Arithmetic.REMAINDER;
        return (arguments, rows, run) -> {
            Vector a = arguments[0];
            Vector b = arguments[1];
            boolean[] nulls = Kernels.eitherNull(a, b, rows);
            if (divides) {
                nulls = withZeros(nulls, b, rows);
            }
            long[] left = ((Longs) a).values();
            long[] right = ((Longs) b).values();
            long[] out = new long[rows];
            try {
                for (int i = 0; i < rows; i++) {
                    if (nulls == null || !nulls[i]) {
                        out[i] = function.apply(left[i], right[i]);
                    }
                }
            } catch (ArithmeticException overflow) {
                throw overflow(site);
            }
            if (datetime) {
                checkRange(out, nulls, site);
            }
            return new Longs(site.result(), out, nulls, rows);
        };
    }

    private static long divide(long a, long b) {
        if (a == Long.MIN_VALUE && b == -1) {
            throw new ArithmeticException();
        }
        return a / b;
    }

    /** Never negative, whatever the signs. */
    private static long remainder(long a, long b) {
        long rest = a % b;
        return rest < 0 ? rest + Math.abs(b) : rest;
    }

    private static RuntimeException overflow(CallSite site) {
        return site.undocumented("the result is too large for " + site.result().word()
                + ", and what the service gives then is not documented; use toreal() or todecimal()");
    }

    private static void checkRange(long[] ticks, boolean @Nullable [] nulls, CallSite site) {
        for (int i = 0; i < ticks.length; i++) {
            if (!Ticks.inRange(ticks[i]) && (nulls == null || !nulls[i])) {
                throw overflow(site);
            }
        }
    }

    /** A division of whole numbers by zero gives null. */
    private static boolean @Nullable [] withZeros(boolean @Nullable [] nulls, Vector divisors, int rows) {
        boolean[] out = null;
        for (int i = 0; i < rows; i++) {
            if (!divisors.isNull(i) && divisors.longAt(i) == 0) {
                if (out == null) {
                    out = nulls == null ? new boolean[rows] : nulls.clone();
                }
                out[i] = true;
            }
        }
        return out == null ? nulls : out;
    }

    private static Kernel ofReals(Operation.Arithmetic operator) {
        OfDoubles function = switch (operator) {
            case ADD -> (a, b) -> a + b;
            case SUBTRACT -> (a, b) -> a - b;
            case MULTIPLY -> (a, b) -> a * b;
            case DIVIDE -> (a, b) -> a / b;
            case REMAINDER ->
                (a, b) -> {
                    double rest = a % b;
                    return rest < 0 ? rest + Math.abs(b) : rest;
                };
        };
        return (arguments, rows, run) -> {
            Vector a = arguments[0];
            Vector b = arguments[1];
            boolean[] nulls = Kernels.eitherNull(a, b, rows);
            double[] out = new double[rows];
            for (int i = 0; i < rows; i++) {
                out[i] = function.apply(a.doubleAt(i), b.doubleAt(i));
            }
            return new Doubles(out, nulls, rows);
        };
    }

    /** The ratio of two timespans or datetimes. */
    private static Kernel ratio() {
        return (arguments, rows, run) -> {
            Vector a = arguments[0];
            Vector b = arguments[1];
            double[] out = new double[rows];
            for (int i = 0; i < rows; i++) {
                out[i] = a.doubleAt(i) / b.doubleAt(i);
            }
            return new Doubles(out, Kernels.eitherNull(a, b, rows), rows);
        };
    }

    /** A timespan or datetime times or by a real; a part of a tick is cut off. */
    private static Kernel scaled(Operation.Arithmetic operator, CallSite site) {
        return (arguments, rows, run) -> {
            Vector a = arguments[0];
            Vector b = arguments[1];
            boolean[] nulls = Kernels.eitherNull(a, b, rows);
            long[] out = new long[rows];
            for (int i = 0; i < rows; i++) {
                if (nulls != null && nulls[i]) {
                    continue;
                }
                double value = switch (operator) {
                    case MULTIPLY -> a.doubleAt(i) * b.doubleAt(i);
                    case DIVIDE -> a.doubleAt(i) / b.doubleAt(i);
                    default -> throw site.notImplemented("of a time and a real");
                };
                if (!(Math.abs(value) < 9.2e18)) {
                    throw overflow(site);
                }
                out[i] = (long) value;
            }
            return new Longs(site.result(), out, nulls, rows);
        };
    }

    private static @Nullable Object ofDecimals(
            Operation.Arithmetic operator, @Nullable Object left, @Nullable Object right, CallSite site) {
        if (!(left instanceof Number first) || !(right instanceof Number second)) {
            throw site.notImplemented("of a decimal and a time");
        }
        if (first instanceof Double a && !Double.isFinite(a) || second instanceof Double b && !Double.isFinite(b)) {
            throw site.undocumented("a decimal and a real that is not finite have no documented result");
        }
        BigDecimal a = Values.decimal(first);
        BigDecimal b = Values.decimal(second);
        boolean divides = operator == Operation.Arithmetic.DIVIDE || operator == Operation.Arithmetic.REMAINDER;
        if (divides && b.signum() == 0) {
            throw site.undocumented("a division of a decimal by zero has no documented result");
        }
        return switch (operator) {
            case ADD -> a.add(b, MathContext.DECIMAL128);
            case SUBTRACT -> a.subtract(b, MathContext.DECIMAL128);
            case MULTIPLY -> a.multiply(b, MathContext.DECIMAL128);
            case DIVIDE -> a.divide(b, MathContext.DECIMAL128);
            case REMAINDER -> {
                BigDecimal rest = a.remainder(b);
                yield rest.signum() < 0 ? rest.add(b.abs()) : rest;
            }
        };
    }

    private static boolean couldBeNumber(@Nullable Object value, CallSite site) {
        boolean container = value instanceof List || value instanceof Map;
        return value != null && !container && Casts.convert(value, ValueType.REAL, site) != null;
    }

    /** JSON that is a number or a time counts as that; any other has no result. */
    private static @Nullable Object ofJson(
            Operation.Arithmetic operator, @Nullable Object a, @Nullable Object b, CallSite site) {
        if (a instanceof Datetime || a instanceof Timespan || b instanceof Datetime || b instanceof Timespan) {
            return ofTimes(operator, a, b, site);
        }
        if (!(a instanceof Number left) || !(b instanceof Number right)) {
            // Whether JSON is converted is not documented; what could not be converted anyway has no result.
            if (couldBeNumber(a, site) && couldBeNumber(b, site)) {
                throw site.undocumented(
                        "JSON that is no number takes part in arithmetic; convert it, for example with tolong()");
            }
            return null;
        }
        Object result;
        if (left instanceof Long x && right instanceof Long y) {
            if (y == 0 && (operator == Operation.Arithmetic.DIVIDE || operator == Operation.Arithmetic.REMAINDER)) {
                return null;
            }
            try {
                result = switch (operator) {
                    case ADD -> Math.addExact(x, y);
                    case SUBTRACT -> Math.subtractExact(x, y);
                    case MULTIPLY -> Math.multiplyExact(x, y);
                    case DIVIDE -> divide(x, y);
                    case REMAINDER -> remainder(x, y);
                };
            } catch (ArithmeticException tooLarge) {
                throw overflow(site);
            }
            return site.result() == ValueType.REAL ? (Object) ((Long) result).doubleValue() : result;
        }
        if (left instanceof BigDecimal || right instanceof BigDecimal) {
            return ofDecimals(operator, left, right, site);
        }
        if (site.result().whole()) {
            throw site.undocumented("JSON that is a real takes part in arithmetic with a whole number;"
                    + " convert it with toreal() or tolong()");
        }
        double x = left.doubleValue();
        double y = right.doubleValue();
        return switch (operator) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case REMAINDER -> {
                double rest = x % y;
                yield rest < 0 ? rest + Math.abs(y) : rest;
            }
        };
    }

    private static Object ofTimes(
            Operation.Arithmetic operator, @Nullable Object a, @Nullable Object b, CallSite site) {
        boolean plus = operator == Operation.Arithmetic.ADD;
        if ((plus || operator == Operation.Arithmetic.SUBTRACT) && a != null && b != null) {
            if (a instanceof Datetime x && b instanceof Datetime y && !plus) {
                return new Timespan(x.ticks() - y.ticks());
            }
            if (a instanceof Datetime x && b instanceof Timespan y) {
                return new Datetime(plus ? x.ticks() + y.ticks() : x.ticks() - y.ticks());
            }
            if (a instanceof Timespan x && b instanceof Timespan y) {
                return new Timespan(plus ? x.ticks() + y.ticks() : x.ticks() - y.ticks());
            }
        }
        throw site.undocumented("JSON takes part in arithmetic with a time; convert it, for example with todatetime()");
    }

    /** The sign before a value. */
    static Kernel negation(CallSite site) {
        return switch (site.type(0)) {
            case INT, LONG, TIMESPAN ->
                Kernels.longs(site.result(), value -> {
                    try {
                        return Math.negateExact(value);
                    } catch (ArithmeticException tooLarge) {
                        throw overflow(site);
                    }
                });
            case REAL -> Kernels.reals(value -> -value);
            case DECIMAL ->
                Kernels.each(
                        ValueType.DECIMAL,
                        values -> Values.decimal((Number) java.util.Objects.requireNonNull(values[0]))
                                .negate());
            default ->
                throw site.notImplemented(
                        "before a value of type " + site.type(0).word());
        };
    }
}
