package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Percentiles by nearest rank: the smallest value that at least that part of the values does not exceed. Exact. */
final class Percentiles implements Aggregator {
    private final double[] wanted;
    private final ValueType of;
    private final boolean weighted;
    private final boolean array;
    private final List<ValueType> results;
    private final List<List<Item>> groups = new ArrayList<>();
    private long held;

    /** A value and how often it counts. */
    private record Item(Object value, long weight) {}

    private Percentiles(double[] wanted, CallSite site, boolean weighted, boolean array, List<ValueType> results) {
        this.wanted = wanted;
        of = site.type(0);
        this.weighted = weighted;
        this.array = array;
        this.results = results;
    }

    static void addTo(Map<String, AggregateFunction> all) {
        all.put("percentile", (site, results) -> bind(site, results, false, false));
        all.put("percentiles", (site, results) -> bind(site, results, false, false));
        all.put("percentilew", (site, results) -> bind(site, results, true, false));
        all.put("percentilesw", (site, results) -> bind(site, results, true, false));
        all.put("percentiles_array", (site, results) -> bind(site, results, false, true));
        all.put("percentilesw_array", (site, results) -> bind(site, results, true, true));
    }

    private static Supplier<Aggregator> bind(CallSite site, List<ValueType> results, boolean weighted, boolean array) {
        if (!site.type(0).longs() && site.type(0) != ValueType.REAL && site.type(0) != ValueType.DECIMAL) {
            throw site.notImplemented("of " + site.type(0).word());
        }
        int first = weighted ? 2 : 1;
        List<Double> wanted = new ArrayList<>();
        for (int i = first; i < site.count(); i++) {
            Object literal = site.literal(i);
            List<?> several = literal instanceof List<?> list ? list : literal == null ? List.of() : List.of(literal);
            for (Object one : several) {
                if (one instanceof Number number) {
                    wanted.add(number.doubleValue());
                }
            }
            if (several.isEmpty()) {
                throw site.notImplemented("with a percentile that is not a number written out");
            }
        }
        double[] numbers = wanted.stream().mapToDouble(Double::doubleValue).toArray();
        for (double number : numbers) {
            if (!(number >= 0 && number <= 100)) {
                throw site.failure("a percentile is from 0 to 100, not " + number);
            }
        }
        return () -> new Percentiles(numbers, site, weighted, array, results);
    }

    @Override
    public void add(int[] groupOf, int count, Vector[] arguments, int rows) {
        while (groups.size() < count) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < rows; i++) {
            Object value = arguments[0].at(i);
            long weight = weighted ? (arguments[1].isNull(i) ? 0 : arguments[1].longAt(i)) : 1;
            if (value != null && weight > 0) {
                groups.get(groupOf[i]).add(new Item(value, weight));
                held += 56;
            }
        }
    }

    @Override
    public Vector[] finish(int count) {
        VectorBuilder[] out = new VectorBuilder[array ? 1 : wanted.length];
        for (int k = 0; k < out.length; k++) {
            out[k] = new VectorBuilder(array ? ValueType.DYNAMIC : results.get(k), count);
        }
        for (int g = 0; g < count; g++) {
            List<Item> items = g < groups.size() ? groups.get(g) : List.of();
            List<Item> sorted = new ArrayList<>(items);
            sorted.sort(Comparator.comparing(Item::value, Values::compare));
            List<@Nullable Object> values = new ArrayList<>();
            for (double one : wanted) {
                values.add(percentile(sorted, one));
            }
            if (array) {
                out[0].add(sorted.isEmpty() ? null : values);
            } else {
                for (int k = 0; k < out.length; k++) {
                    out[k].add(values.get(k));
                }
            }
        }
        Vector[] vectors = new Vector[out.length];
        for (int k = 0; k < out.length; k++) {
            vectors[k] = out[k].build();
        }
        return vectors;
    }

    private @Nullable Object percentile(List<Item> sorted, double wantedPart) {
        long total = 0;
        for (Item item : sorted) {
            total += item.weight();
        }
        double rank = Math.max(1, Math.ceil(wantedPart / 100 * total - 1e-9));
        long sum = 0;
        for (Item item : sorted) {
            sum += item.weight();
            if (sum >= rank) {
                return of == ValueType.INT || of == ValueType.LONG
                        ? (Object) Values.asLong(item.value())
                        : item.value();
            }
        }
        return null;
    }

    @Override
    public long bytes() {
        return held;
    }
}
