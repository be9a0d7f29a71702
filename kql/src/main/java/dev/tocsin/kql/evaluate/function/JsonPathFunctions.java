package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.JsonParser;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that reach into JSON by paths. */
final class JsonPathFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(List.of("extract_json", "extractjson"), JsonPathFunctions::extracted)
                .add("bag_set_key", site -> Kernels.eachWithNulls(ValueType.DYNAMIC, values -> with(values, site)))
                .add("bag_remove_keys", site -> Kernels.each(ValueType.DYNAMIC, values -> without(values, site)))
                .add("bag_has_key", JsonPathFunctions::hasKey)
                .add("treepath", JsonPathFunctions::paths);
    }

    private static JsonPath path(String text, CallSite site) {
        JsonPath path = JsonPath.parse(text);
        if (path == null) {
            throw site.notImplemented("with the path " + text);
        }
        return path;
    }

    /** The names that lead to a key: one, or those of a path. */
    private static List<String> names(String key, CallSite site) {
        if (!JsonPath.is(key)) {
            return List.of(key);
        }
        JsonPath path = path(key, site);
        if (!path.ofProperties()) {
            throw site.undocumented("a path with an index, or to the root, is not supported by the service");
        }
        return path.names();
    }

    private static Kernel extracted(CallSite site) {
        return Kernels.eachWithNulls(site.result(), values -> {
            Object json;
            try {
                json = JsonParser.parse(Texts.text(values[1]));
            } catch (JsonParser.NotJson no) {
                return site.result() == ValueType.STRING ? "" : null;
            }
            Object found = path(Texts.text(values[0]), site).in(json);
            return Casts.convert(found, site.result(), site);
        });
    }

    private static @Nullable Object with(@Nullable Object[] values, CallSite site) {
        List<String> names = names(Texts.text(values[1]), site);
        return values[0] instanceof Map<?, ?> map ? with(map, names, values[2], site) : null;
    }

    private static Map<String, @Nullable Object> with(
            Map<?, ?> map, List<String> names, @Nullable Object value, CallSite site) {
        Map<String, @Nullable Object> out = copy(map);
        String name = names.get(0);
        if (names.size() == 1) {
            out.put(name, value);
            return out;
        }
        Object inner = out.get(name);
        if (inner != null && !(inner instanceof Map)) {
            throw site.undocumented("a path through what is no object has no documented result");
        }
        Map<?, ?> next = inner instanceof Map<?, ?> own ? own : Map.of();
        out.put(name, with(next, names.subList(1, names.size()), value, site));
        return out;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        map.forEach((key, item) -> out.put(String.valueOf(key), item));
        return out;
    }

    private static @Nullable Object without(@Nullable Object[] values, CallSite site) {
        if (!(values[0] instanceof Map<?, ?> map) || !(values[1] instanceof List<?> keys)) {
            return null;
        }
        Map<String, @Nullable Object> out = copy(map);
        for (Object key : keys) {
            out = without(out, names(Texts.text(key), site));
        }
        return out;
    }

    private static Map<String, @Nullable Object> without(Map<?, ?> map, List<String> names) {
        Map<String, @Nullable Object> out = copy(map);
        if (names.size() == 1) {
            out.remove(names.get(0));
        } else if (out.get(names.get(0)) instanceof Map<?, ?> inner) {
            out.put(names.get(0), without(inner, names.subList(1, names.size())));
        }
        return out;
    }

    private static Kernel hasKey(CallSite site) {
        return Kernels.each(ValueType.BOOL, values -> {
            if (!(values[0] instanceof Map<?, ?>)) {
                return null;
            }
            Object at = values[0];
            for (String name : names(Texts.text(values[1]), site)) {
                if (!(at instanceof Map<?, ?> map) || !map.containsKey(name)) {
                    return false;
                }
                at = map.get(name);
            }
            return true;
        });
    }

    /** The paths in an object, each once; that of an item is the first one's. */
    private static Kernel paths(CallSite site) {
        return Kernels.each(ValueType.DYNAMIC, values -> {
            if (!(values[0] instanceof Map<?, ?> map)) {
                return null;
            }
            java.util.Set<Object> paths = new java.util.LinkedHashSet<>();
            collect(map, "", paths, site);
            return new ArrayList<@Nullable Object>(paths);
        });
    }

    private static void collect(Map<?, ?> map, String prefix, java.util.Set<Object> paths, CallSite site) {
        map.forEach((key, value) -> {
            String path = prefix + "['" + key + "']";
            if (value instanceof Map) {
                throw site.undocumented("an object in an object has no documented paths");
            }
            paths.add(path);
            if (!(value instanceof List<?> list)) {
                return;
            }
            for (Object item : list) {
                if (item instanceof List) {
                    throw site.undocumented("an array in an array has no documented paths");
                }
                paths.add(path + "[0]");
                if (item instanceof Map<?, ?> inner) {
                    collect(inner, path + "[0]", paths, site);
                }
            }
        });
    }
}
