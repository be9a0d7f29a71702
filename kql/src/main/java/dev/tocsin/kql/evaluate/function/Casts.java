package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import org.jspecify.annotations.Nullable;

/** Conversions that a query does not write: of arguments to the types of parameters, of items to {@code typeof(…)}. */
public final class Casts {
    private Casts() {}

    /** Converts the first argument to the result's type. */
    public static Kernel kernel(CallSite site) {
        return Kernels.eachWithNulls(
                site.result(), values -> ConversionFunctions.convert(values[0], site.result(), site));
    }

    /** The value as that type; null if it cannot be one. */
    public static @Nullable Object convert(@Nullable Object value, ValueType type, CallSite site) {
        return ConversionFunctions.convert(value, type, site);
    }
}
