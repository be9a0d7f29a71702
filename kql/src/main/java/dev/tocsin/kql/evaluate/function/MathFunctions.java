package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of analysis, and those on the bits of a number. */
final class MathFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("sqrt", site -> within(site, Math::sqrt, x -> x >= 0))
                .add("exp", site -> Kernels.reals(Math::exp))
                .add("exp2", site -> Kernels.reals(x -> Math.pow(2, x)))
                .add("exp10", site -> Kernels.reals(x -> Math.pow(10, x)))
                .add("log", site -> logarithm(site, Math::log))
                .add("log2", site -> logarithm(site, x -> Math.log(x) / Math.log(2)))
                .add("log10", site -> logarithm(site, Math::log10))
                .add("sin", site -> Kernels.reals(Math::sin))
                .add("cos", site -> Kernels.reals(Math::cos))
                .add("tan", site -> Kernels.reals(Math::tan))
                .add("cot", site -> Kernels.reals(x -> 1 / Math.tan(x)))
                .add("asin", site -> within(site, Math::asin, x -> Math.abs(x) <= 1))
                .add("acos", site -> within(site, Math::acos, x -> Math.abs(x) <= 1))
                .add("atan", site -> Kernels.reals(Math::atan))
                .add(
                        "atan2",
                        site -> Kernels.each(ValueType.REAL, values -> Math.atan2(real(values[0]), real(values[1]))))
                .add("pow", site -> Kernels.each(ValueType.REAL, values -> Math.pow(real(values[0]), real(values[1]))))
                .add("degrees", site -> Kernels.reals(x -> 180 / Math.PI * x))
                .add("radians", site -> Kernels.reals(x -> Math.PI / 180 * x))
                .add("pi", site -> Kernels.eachWithNulls(ValueType.REAL, values -> Math.PI))
                .add("sign", site -> Kernels.each(site.result(), values -> MathFunctions.sign(values[0])))
                .add("ceiling", MathFunctions::ceiling)
                .add("isnan", site -> test(Double::isNaN))
                .add("isinf", site -> test(Double::isInfinite))
                .add("isfinite", site -> test(Double::isFinite))
                .add("binary_and", site -> bits((a, b) -> a & b))
                .add("binary_or", site -> bits((a, b) -> a | b))
                .add("binary_xor", site -> bits((a, b) -> a ^ b))
                .add("binary_not", site -> Kernels.longs(ValueType.LONG, a -> ~a))
                .add(List.of("binary_shift_left", "binary_shift_right"), MathFunctions::shift)
                .add("bitset_count_ones", site -> Kernels.longs(ValueType.LONG, Long::bitCount))
                .add("tohex", MathFunctions::hex);
    }

    private static double real(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static long whole(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** Outside of its domain such a function gives null. */
    private static Kernel within(CallSite site, DoubleUnaryOperator function, DoublePredicate domain) {
        return Kernels.each(site.result(), values -> {
            double x = real(values[0]);
            return Double.isNaN(x) ? (Object) x : domain.test(x) ? function.applyAsDouble(x) : null;
        });
    }

    private static Kernel logarithm(CallSite site, DoubleUnaryOperator function) {
        return Kernels.each(site.result(), values -> {
            double x = real(values[0]);
            if (x == 0) {
                throw site.undocumented("the logarithm of zero is not documented");
            }
            return x < 0 ? null : (Object) function.applyAsDouble(x);
        });
    }

    private static double sign(@Nullable Object value) {
        return value instanceof BigDecimal decimal ? decimal.signum() : Math.signum(real(value));
    }

    private static Kernel ceiling(CallSite site) {
        return switch (site.type(0)) {
            case INT, LONG -> (arguments, rows, run) -> arguments[0];
            case REAL -> Kernels.reals(Math::ceil);
            case DECIMAL ->
                Kernels.each(
                        ValueType.DECIMAL,
                        values -> values[0] instanceof BigDecimal decimal
                                ? decimal.setScale(0, RoundingMode.CEILING)
                                : null);
            default -> throw site.notImplemented("of " + site.type(0).word());
        };
    }

    private static Kernel test(DoublePredicate test) {
        return Kernels.each(ValueType.BOOL, values -> test.test(real(values[0])));
    }

    /** Of the bits of two numbers. */
    @FunctionalInterface
    private interface Bits {
        long apply(long a, long b);
    }

    private static Kernel bits(Bits function) {
        return Kernels.each(ValueType.LONG, values -> function.apply(whole(values[0]), whole(values[1])));
    }

    /** The documentation counts the places modulo 64, and says that less than none is null. */
    private static Kernel shift(CallSite site) {
        boolean left = site.name().endsWith("left");
        return Kernels.each(ValueType.LONG, values -> {
            long places = whole(values[1]);
            if (places < 0) {
                return null;
            }
            int shift = (int) (places % 64);
            return left ? whole(values[0]) << shift : whole(values[0]) >> shift;
        });
    }

    /** Of a negative int the 32 bits; more than 16 digits are never written. */
    private static Kernel hex(CallSite site) {
        boolean narrow = site.type(0) == ValueType.INT;
        return Kernels.each(ValueType.STRING, values -> {
            long value = whole(values[0]);
            long width = values.length > 1 ? Math.min(whole(values[1]), 16) : 1;
            if (width < 1) {
                throw site.undocumented("less than one digit has no documented result");
            }
            String digits = narrow ? Integer.toHexString((int) value) : Long.toHexString(value);
            return "0".repeat(Math.max(0, (int) width - digits.length())) + digits;
        });
    }
}
