package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.Arrays;
import java.util.Map;

/** Variance and standard deviation, by Welford's method. Nulls do not count. */
final class Spreads implements Aggregator {
    private final boolean root;
    private final boolean population;
    private long[] counts = {};
    private double[] means = {};
    private double[] squares = {};

    private Spreads(boolean root, boolean population) {
        this.root = root;
        this.population = population;
    }

    static void addTo(Map<String, AggregateFunction> all) {
        AggregateRegistry.both(all, "stdev", "stdevif", 1, (site, results) -> () -> new Spreads(true, false));
        AggregateRegistry.both(all, "stdevp", "stdevpif", 1, (site, results) -> () -> new Spreads(true, true));
        AggregateRegistry.both(all, "variance", "varianceif", 1, (site, results) -> () -> new Spreads(false, false));
        AggregateRegistry.both(all, "variancep", "variancepif", 1, (site, results) -> () -> new Spreads(false, true));
    }

    private void room(int count) {
        if (counts.length < count) {
            int size = Math.max(count, 2 * counts.length);
            counts = Arrays.copyOf(counts, size);
            means = Arrays.copyOf(means, size);
            squares = Arrays.copyOf(squares, size);
        }
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        room(count);
        for (int i = 0; i < rows; i++) {
            if (arguments[0].isNull(i)) {
                continue;
            }
            double value = arguments[0].doubleAt(i);
            int group = groups[i];
            counts[group]++;
            double off = value - means[group];
            means[group] += off / counts[group];
            squares[group] += off * (value - means[group]);
        }
    }

    @Override
    public Vector[] finish(int count) {
        room(count);
        double[] out = new double[count];
        boolean[] nulls = new boolean[count];
        for (int i = 0; i < count; i++) {
            nulls[i] = counts[i] == 0;
            double variance = counts[i] < 2 ? 0 : squares[i] / (population ? counts[i] : counts[i] - 1);
            out[i] = root ? Math.sqrt(variance) : variance;
        }
        return new Vector[] {new Doubles(out, nulls, count)};
    }

    @Override
    public long bytes() {
        return 24L * counts.length;
    }
}
