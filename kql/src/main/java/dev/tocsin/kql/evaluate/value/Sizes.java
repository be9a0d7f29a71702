package dev.tocsin.kql.evaluate.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What single values take, about, in bytes: enough to stop before memory ends. */
final class Sizes {
    private Sizes() {}

    static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return 48L + text.length();
        }
        if (value instanceof List<?> list) {
            long sum = 40;
            for (Object item : list) {
                sum += of(item);
            }
            return sum;
        }
        if (value instanceof Map<?, ?> map) {
            long sum = 64;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += 48 + of(entry.getKey()) + of(entry.getValue());
            }
            return sum;
        }
        return value == null ? 4 : 28;
    }
}
