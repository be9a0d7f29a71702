package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One object of the properties of all objects. Of a key that several have, the first one's value is taken: the service takes any. */
final class Bags implements Aggregator {
    private static final long MOST_OF_DICTIONARY = 128;
    private final long most;
    private final List<Map<String, @Nullable Object>> bags = new ArrayList<>();
    private long held;

    private Bags(long most) {
        this.most = most;
    }

    static Supplier<Aggregator> bag(CallSite site, List<ValueType> results) {
        return of(site, Lists.MOST);
    }

    static Supplier<Aggregator> dictionary(CallSite site, List<ValueType> results) {
        return of(site, MOST_OF_DICTIONARY);
    }

    private static Supplier<Aggregator> of(CallSite site, long otherwise) {
        long most = site.count() < 2 ? otherwise : Lists.most(site);
        return () -> new Bags(most);
    }

    private void room(int count) {
        while (bags.size() < count) {
            bags.add(new LinkedHashMap<>());
        }
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        room(count);
        for (int i = 0; i < rows; i++) {
            if (!(arguments[0].at(i) instanceof Map<?, ?> map)) {
                continue;
            }
            Map<String, @Nullable Object> bag = bags.get(groups[i]);
            map.forEach((key, value) -> {
                String name = String.valueOf(key);
                if (bag.size() < most && !bag.containsKey(name)) {
                    bag.put(name, value);
                    held += 96;
                }
            });
        }
    }

    @Override
    public Vector[] finish(int count) {
        room(count);
        VectorBuilder out = new VectorBuilder(ValueType.DYNAMIC, count);
        for (int i = 0; i < count; i++) {
            out.add(bags.get(i));
        }
        return new Vector[] {out.build()};
    }

    @Override
    public long bytes() {
        return held;
    }
}
