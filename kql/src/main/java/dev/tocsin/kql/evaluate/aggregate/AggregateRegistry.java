package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The aggregates that are implemented, by name. What is not in here is refused by name. */
public final class AggregateRegistry {
    private final Map<String, AggregateFunction> byName;

    private AggregateRegistry(Map<String, AggregateFunction> byName) {
        this.byName = Map.copyOf(byName);
    }

    public static AggregateRegistry standard() {
        Map<String, AggregateFunction> all = new HashMap<>();
        // count(y) counts all rows: the page of summarize has an example with a real that is null in one.
        all.put(
                "count",
                (site, results) -> site.count() == 1 && site.type(0) == ValueType.BOOL ? Counts.If::new : Counts::new);
        all.put("cnt", (site, results) -> Counts::new);
        all.put("countif", (site, results) -> Counts.If::new);
        both(all, "sum", "sumif", 1, Sums::sum);
        both(all, "avg", "avgif", 1, Sums::average);
        both(all, "min", "minif", 1, (site, results) -> () -> new Extremes(site, -1));
        both(all, "max", "maxif", 1, (site, results) -> () -> new Extremes(site, 1));
        both(all, "dcount", "dcountif", 1, (site, results) -> DistinctCounts::new);
        both(all, "count_distinct", "count_distinctif", 1, (site, results) -> DistinctCounts::new);
        both(all, "make_list", "make_list_if", 1, (site, results) -> Lists.list(site));
        all.put("makelist", (site, results) -> Lists.list(site));
        all.put("make_list_with_nulls", (site, results) -> () -> new Lists(false, true, Lists.MOST));
        both(all, "make_set", "make_set_if", 1, (site, results) -> Lists.set(site));
        all.put("makeset", (site, results) -> Lists.set(site));
        both(all, "take_any", "take_anyif", 1, (site, results) -> () -> new FirstValues(results));
        both(all, "any", "anyif", 1, (site, results) -> () -> new FirstValues(results));
        all.put("arg_max", (site, results) -> () -> new ExtremeRows(results, 1));
        all.put("arg_min", (site, results) -> () -> new ExtremeRows(results, -1));
        both(all, "make_bag", "make_bag_if", 1, Bags::bag);
        all.put("make_dictionary", Bags::dictionary);
        all.put("buildschema", (site, results) -> () -> new Schemas(site));
        all.put("argmax", (site, results) -> () -> new ExtremeRows(results, 1));
        all.put("argmin", (site, results) -> () -> new ExtremeRows(results, -1));
        BitSums.addTo(all);
        Covariances.addTo(all);
        Percentiles.addTo(all);
        Spreads.addTo(all);
        return new AggregateRegistry(all);
    }

    /** An aggregate and its variant with a predicate behind the argument at that index. */
    static void both(
            Map<String, AggregateFunction> all,
            String name,
            String conditional,
            int predicate,
            AggregateFunction plain) {
        all.put(name, plain);
        all.put(conditional, (site, results) -> filtered(plain.bind(without(site, predicate), results), predicate));
    }

    private static CallSite without(CallSite site, int argument) {
        List<ValueType> types = new java.util.ArrayList<>(site.arguments());
        types.remove(argument);
        List<@Nullable Object> literals = new java.util.ArrayList<>(site.literals());
        literals.remove(argument);
        return new CallSite(site.name(), types, literals, site.result(), site.part(), site.range());
    }

    private static Supplier<Aggregator> filtered(Supplier<Aggregator> plain, int predicate) {
        return () -> new Filtered(plain.get(), predicate);
    }

    /** The aggregate of that name; null if it is not implemented. */
    public @Nullable AggregateFunction find(String name) {
        return byName.get(name);
    }

    /** The names of all aggregates that are implemented. */
    public Set<String> names() {
        return byName.keySet();
    }
}
