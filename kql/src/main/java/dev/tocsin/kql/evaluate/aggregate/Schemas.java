package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code buildschema()}; <a href="https://learn.microsoft.com/kusto/query/buildschema-aggregation-function">its page</a> has the grammar. */
final class Schemas implements Aggregator {
    private final CallSite site;
    private final List<Shape> shapes = new ArrayList<>();

    Schemas(CallSite site) {
        this.site = site;
    }

    /** The types that values have at one place; what is in containers comes last. */
    private static final class Shape {
        private final Set<String> plain = new LinkedHashSet<>();
        private final Map<String, Shape> inner = new LinkedHashMap<>();

        Object json() {
            List<@Nullable Object> all = new ArrayList<>(plain);
            if (!inner.isEmpty()) {
                Map<String, @Nullable Object> container = new LinkedHashMap<>();
                inner.forEach((name, shape) -> container.put(name, shape.json()));
                all.add(container);
            }
            Object only = all.size() == 1 ? all.get(0) : null;
            return only == null ? all : only;
        }
    }

    private void room(int count) {
        while (shapes.size() < count) {
            shapes.add(new Shape());
        }
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        room(count);
        for (int i = 0; i < rows; i++) {
            add(arguments[0].at(i), shapes.get(groups[i]));
        }
    }

    private void add(@Nullable Object value, Shape shape) {
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, item) -> add(item, shape.inner.computeIfAbsent(String.valueOf(key), name -> new Shape())));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> add(item, shape.inner.computeIfAbsent("`indexer`", name -> new Shape())));
        } else if (value instanceof Long) {
            shape.plain.add("long");
        } else if (value instanceof Double) {
            shape.plain.add("double");
        } else if (value instanceof String) {
            shape.plain.add("string");
        } else {
            throw site.undocumented("the word for " + (value == null ? "null" : "this type") + " is not documented");
        }
        if (value instanceof Map<?, ?> empty && empty.isEmpty() || value instanceof List<?> none && none.isEmpty()) {
            throw site.undocumented("the schema of what is empty is not documented");
        }
    }

    @Override
    public Vector[] finish(int count) {
        room(count);
        VectorBuilder out = new VectorBuilder(ValueType.DYNAMIC, count);
        for (int i = 0; i < count; i++) {
            if (shapes.get(i).plain.isEmpty() && shapes.get(i).inner.isEmpty()) {
                throw site.undocumented("the schema of no rows is not documented");
            }
            out.add(shapes.get(i).json());
        }
        return new Vector[] {out.build()};
    }
}
