package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongBinaryOperator;
import java.util.function.Supplier;

/** All whole numbers bit by bit. Of no rows the result is null. */
final class BitSums implements Aggregator {
    private final CallSite site;
    private final LongBinaryOperator operator;
    private long[] sums = {};
    private boolean[] known = {};

    private BitSums(CallSite site, LongBinaryOperator operator) {
        this.site = site;
        this.operator = operator;
    }

    static void addTo(Map<String, AggregateFunction> all) {
        all.put("binary_all_and", (site, results) -> of(site, (a, b) -> a & b));
        all.put("binary_all_or", (site, results) -> of(site, (a, b) -> a | b));
        all.put("binary_all_xor", (site, results) -> of(site, (a, b) -> a ^ b));
    }

    private static Supplier<Aggregator> of(CallSite site, LongBinaryOperator operator) {
        if (!site.type(0).whole()) {
            throw site.notImplemented("of " + site.type(0).word());
        }
        return () -> new BitSums(site, operator);
    }

    private void room(int count) {
        if (sums.length < count) {
            int size = Math.max(count, 2 * sums.length);
            sums = Arrays.copyOf(sums, size);
            known = Arrays.copyOf(known, size);
        }
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        room(count);
        for (int i = 0; i < rows; i++) {
            if (arguments[0].isNull(i)) {
                throw site.undocumented("what null counts is not documented");
            }
            int group = groups[i];
            long value = arguments[0].longAt(i);
            sums[group] = known[group] ? operator.applyAsLong(sums[group], value) : value;
            known[group] = true;
        }
    }

    @Override
    public Vector[] finish(int count) {
        room(count);
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            nulls[i] = !known[i];
        }
        ValueType type = site.result();
        return new Vector[] {new Longs(type, Arrays.copyOf(sums, count), nulls, count)};
    }

    @Override
    public long bytes() {
        return 9L * sums.length;
    }
}
