package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Kernel;
import dev.tocsin.kql.evaluate.function.Kernels;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code json.name}, {@code json["name"]}, {@code json[0]}, {@code json[-1]}; null for what is not there. */
final class Access {
    private Access() {}

    static Kernel kernel(CallSite site) {
        boolean number = site.type(1).longs();
        return Kernels.each(
                ValueType.DYNAMIC,
                values -> number ? item(values[0], (Long) java.util.Objects.requireNonNull(values[1])) : any(values));
    }

    private static @Nullable Object any(@Nullable Object[] values) {
        return values[1] instanceof Long index ? item(values[0], index) : property(values[0], Texts.text(values[1]));
    }

    private static @Nullable Object property(@Nullable Object of, String name) {
        return of instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static @Nullable Object item(@Nullable Object of, long index) {
        if (!(of instanceof List<?> list)) {
            return null;
        }
        long at = index < 0 ? list.size() + index : index;
        return at >= 0 && at < list.size() ? list.get((int) at) : null;
    }
}
