package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Functions on numbers. */
final class NumberFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions.add("abs", NumberFunctions::abs).add("round", NumberFunctions::round);
    }

    private static Kernel abs(CallSite site) {
        return switch (site.type(0)) {
            case INT, LONG, TIMESPAN ->
                Kernels.longs(site.result(), value -> {
                    if (value == Long.MIN_VALUE) {
                        throw site.undocumented("the smallest long has no positive counterpart");
                    }
                    return Math.abs(value);
                });
            case REAL -> Kernels.reals(Math::abs);
            case DECIMAL ->
                Kernels.each(
                        ValueType.DECIMAL, values -> ((BigDecimal) java.util.Objects.requireNonNull(values[0])).abs());
            default -> throw site.notImplemented("of " + site.type(0).word());
        };
    }

    /** Halves go away from zero. */
    private static Kernel round(CallSite site) {
        if (site.type(0) != ValueType.REAL && site.type(0) != ValueType.LONG && site.type(0) != ValueType.INT) {
            throw site.notImplemented("of " + site.type(0).word());
        }
        return Kernels.each(site.result(), values -> {
            double value = ((Number) java.util.Objects.requireNonNull(values[0])).doubleValue();
            int digits = values.length > 1 && values[1] instanceof Number number ? number.intValue() : 0;
            if (!Double.isFinite(value)) {
                return value;
            }
            BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
            return site.result() == ValueType.REAL ? (Object) rounded.doubleValue() : (Object) rounded.longValue();
        });
    }
}
