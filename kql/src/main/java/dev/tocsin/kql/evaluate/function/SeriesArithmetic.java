package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.LongBinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Functions on series, item by item. An item that is no number, or that the other series does not have, gives null; so says
 * <a href="https://learn.microsoft.com/kusto/query/series-add-function">the page of series_add()</a> and those of the others.
 */
final class SeriesArithmetic implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        pairs(functions);
        comparison(functions, "series_equals", order -> order == 0);
        comparison(functions, "series_not_equals", order -> order != 0);
        comparison(functions, "series_less", order -> order < 0);
        comparison(functions, "series_less_equals", order -> order <= 0);
        comparison(functions, "series_greater", order -> order > 0);
        comparison(functions, "series_greater_equals", order -> order >= 0);
        real(functions, "series_sin", Math::sin);
        real(functions, "series_cos", Math::cos);
        real(functions, "series_tan", Math::tan);
        real(functions, "series_asin", Math::asin);
        real(functions, "series_acos", Math::acos);
        real(functions, "series_atan", Math::atan);
        real(functions, "series_exp", Math::exp);
        real(functions, "series_log", Math::log);
        real(functions, "series_floor", Math::floor);
        real(functions, "series_ceiling", Math::ceil);
        functions
                .add("series_sign", site -> each(number -> (long) Math.signum(number.doubleValue())))
                .add(
                        "series_abs",
                        site -> each(number -> {
                            if (number instanceof Long whole) {
                                return exact(site, Math::absExact, whole);
                            }
                            return Math.abs(number.doubleValue());
                        }));
    }

    private static void pairs(FunctionRegistry.Entries functions) {
        functions
                .add("series_add", site -> arithmetic(site, Math::addExact, Double::sum))
                .add("series_subtract", site -> arithmetic(site, Math::subtractExact, (a, b) -> a - b))
                .add("series_multiply", site -> arithmetic(site, Math::multiplyExact, (a, b) -> a * b))
                .add("series_divide", site -> pairs((a, b) -> a.doubleValue() / b.doubleValue()))
                .add("series_pow", site -> pairs((a, b) -> Math.pow(a.doubleValue(), b.doubleValue())));
    }

    private static void comparison(FunctionRegistry.Entries functions, String name, IntPredicate test) {
        functions.add(
                name,
                site -> pairs((a, b) -> {
                    if (Double.isNaN(a.doubleValue()) || Double.isNaN(b.doubleValue())) {
                        throw site.undocumented("a comparison with NaN has no documented result");
                    }
                    return test.test(
                            a instanceof Long left && b instanceof Long right
                                    ? Long.compare(left, right)
                                    : Double.compare(a.doubleValue() + 0.0, b.doubleValue() + 0.0));
                }));
    }

    private static void real(FunctionRegistry.Entries functions, String name, DoubleUnaryOperator function) {
        functions.add(name, site -> each(number -> function.applyAsDouble(number.doubleValue())));
    }

    private static Long exact(CallSite site, UnaryOperator<Long> function, Long value) {
        try {
            return function.apply(value);
        } catch (ArithmeticException tooLarge) {
            throw site.undocumented("a number is too large, and what the service gives then is not documented");
        }
    }

    /** Of two whole numbers a whole number. */
    private static Kernel arithmetic(CallSite site, LongBinaryOperator wholes, DoubleBinaryOperator reals) {
        return pairs((a, b) -> a instanceof Long left && b instanceof Long right
                ? exact(site, value -> wholes.applyAsLong(value, right), left)
                : (Object) reals.applyAsDouble(a.doubleValue(), b.doubleValue()));
    }

    private static Kernel each(java.util.function.Function<Number, Object> function) {
        return Kernels.each(ValueType.DYNAMIC, values -> {
            if (!(values[0] instanceof List<?> series)) {
                return null;
            }
            List<@Nullable Object> out = new ArrayList<>();
            for (Object item : series) {
                out.add(item instanceof Number number ? function.apply(number) : null);
            }
            return out;
        });
    }

    /** A number instead of a series stands for each of its items. */
    private static Kernel pairs(BiFunction<Number, Number, Object> function) {
        return Kernels.each(ValueType.DYNAMIC, values -> {
            Object left = values[0];
            Object right = values[1];
            if (!(left instanceof List<?>) && !(right instanceof List<?>)) {
                return null;
            }
            int length = Math.max(size(left), size(right));
            List<@Nullable Object> out = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                out.add(
                        item(left, i) instanceof Number a && item(right, i) instanceof Number b
                                ? function.apply(a, b)
                                : null);
            }
            return out;
        });
    }

    private static int size(@Nullable Object value) {
        return value instanceof List<?> list ? list.size() : 0;
    }

    private static @Nullable Object item(@Nullable Object value, int index) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        return index < list.size() ? list.get(index) : null;
    }
}
