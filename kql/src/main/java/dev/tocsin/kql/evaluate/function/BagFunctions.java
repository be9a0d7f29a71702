package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.JsonText;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Functions on objects, and on arrays as sets. */
final class BagFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        "bag_keys",
                        site -> Kernels.each(
                                ValueType.DYNAMIC,
                                values -> values[0] instanceof Map<?, ?> map ? new ArrayList<>(map.keySet()) : null))
                .add("bag_merge", site -> Kernels.eachWithNulls(ValueType.DYNAMIC, BagFunctions::merged))
                .add("bag_zip", site -> Kernels.eachWithNulls(ValueType.DYNAMIC, BagFunctions::zipped))
                .add(
                        "set_equals",
                        site -> Kernels.each(
                                ValueType.BOOL,
                                values -> values[0] instanceof List<?> a && values[1] instanceof List<?> b
                                        ? (Object) keys(a).keySet().equals(keys(b).keySet())
                                        : null))
                .add("set_union", site -> Kernels.each(ValueType.DYNAMIC, values -> sets(values, 0)))
                .add("set_intersect", site -> Kernels.each(ValueType.DYNAMIC, values -> sets(values, 1)))
                .add("set_difference", site -> Kernels.each(ValueType.DYNAMIC, values -> sets(values, -1)))
                .add(
                        "set_has_element",
                        site -> Kernels.each(
                                ValueType.BOOL,
                                values -> values[0] instanceof List<?> list
                                        ? (Object) keys(list).containsKey(key(values[1]))
                                        : null))
                .add("jaccard_index", site -> Kernels.each(site.result(), BagFunctions::jaccard))
                .add(
                        "dynamic_to_json",
                        site -> Kernels.eachWithNulls(
                                ValueType.STRING,
                                values -> values[0] == null ? "" : JsonText.write(ordered(values[0]))));
    }

    /** Of keys that several have, the first one's value counts. */
    private static Object merged(@Nullable Object[] values) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        for (Object value : values) {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, item) -> out.putIfAbsent(String.valueOf(key), item));
            }
        }
        return out;
    }

    /** Keys that are no text do not count; what there is no value for is null. */
    private static @Nullable Object zipped(@Nullable Object[] values) {
        if (!(values[0] instanceof List<?> keys)) {
            return null;
        }
        List<?> items = values[1] instanceof List<?> list ? list : List.of();
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) instanceof String key) {
                out.put(key, i < items.size() ? items.get(i) : null);
            }
        }
        return out;
    }

    private static Object key(@Nullable Object value) {
        return value instanceof List || value instanceof Map || value == null
                ? "\u0000" + JsonText.write(value)
                : value;
    }

    private static Map<Object, @Nullable Object> keys(List<?> list) {
        Map<Object, @Nullable Object> keys = new LinkedHashMap<>();
        for (Object item : list) {
            keys.putIfAbsent(key(item), item);
        }
        return keys;
    }

    /**
     * The first set with the others.
     *
     * @param way 0 for all items, 1 for those that all have, -1 for those that no other has
     */
    private static @Nullable Object sets(@Nullable Object[] values, int way) {
        Map<Object, @Nullable Object> result = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] instanceof List<?> list)) {
                return null;
            }
            Map<Object, @Nullable Object> own = keys(list);
            if (i == 0) {
                result = own;
            } else if (way == 0) {
                own.forEach(result::putIfAbsent);
            } else if (way > 0) {
                result.keySet().retainAll(own.keySet());
            } else {
                result.keySet().removeAll(own.keySet());
            }
        }
        return new ArrayList<@Nullable Object>(result.values());
    }

    private static @Nullable Object jaccard(@Nullable Object[] values) {
        if (!(values[0] instanceof List<?> a) || !(values[1] instanceof List<?> b)) {
            return null;
        }
        Set<Object> common = new LinkedHashSet<>(keys(a).keySet());
        Set<Object> all = new LinkedHashSet<>(common);
        common.retainAll(keys(b).keySet());
        all.addAll(keys(b).keySet());
        return all.isEmpty() ? (Object) Double.NaN : (Object) ((double) common.size() / all.size());
    }

    private static @Nullable Object ordered(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> out = new TreeMap<>();
            map.forEach((key, item) -> out.put(String.valueOf(key), ordered(item)));
            return out;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> out = new ArrayList<>();
            list.forEach(item -> out.add(ordered(item)));
            return out;
        }
        return value;
    }
}
