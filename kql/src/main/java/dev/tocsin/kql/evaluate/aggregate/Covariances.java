package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** How two numbers vary together, in one pass. Rows where one is null do not count. */
final class Covariances implements Aggregator {
    private final CallSite site;
    private final boolean population;
    private long[] counts = {};
    private double[] meansA = {};
    private double[] meansB = {};
    private double[] products = {};

    private Covariances(CallSite site, boolean population) {
        this.site = site;
        this.population = population;
    }

    static void addTo(Map<String, AggregateFunction> all) {
        AggregateRegistry.both(all, "covariance", "covarianceif", 2, (site, results) -> of(site, false));
        AggregateRegistry.both(all, "covariancep", "covariancepif", 2, (site, results) -> of(site, true));
    }

    private static Supplier<Aggregator> of(CallSite site, boolean population) {
        for (ValueType type : site.arguments()) {
            if (type != ValueType.REAL && !type.whole()) {
                throw site.notImplemented("of " + type.word());
            }
        }
        return () -> new Covariances(site, population);
    }

    private void room(int count) {
        if (counts.length < count) {
            int size = Math.max(count, 2 * counts.length);
            counts = Arrays.copyOf(counts, size);
            meansA = Arrays.copyOf(meansA, size);
            meansB = Arrays.copyOf(meansB, size);
            products = Arrays.copyOf(products, size);
        }
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        room(count);
        for (int i = 0; i < rows; i++) {
            if (arguments[0].isNull(i) || arguments[1].isNull(i)) {
                continue;
            }
            int group = groups[i];
            double a = arguments[0].doubleAt(i);
            double b = arguments[1].doubleAt(i);
            double before = a - meansA[group];
            counts[group]++;
            meansA[group] += before / counts[group];
            meansB[group] += (b - meansB[group]) / counts[group];
            products[group] += before * (b - meansB[group]);
        }
    }

    @Override
    public Vector[] finish(int count) {
        room(count);
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            long by = population ? counts[i] : counts[i] - 1;
            if (by <= 0) {
                throw site.undocumented("too few rows have no documented covariance");
            }
            out[i] = products[i] / by;
        }
        return new Vector[] {new Doubles(out, null, count)};
    }

    @Override
    public long bytes() {
        return 32L * counts.length;
    }
}
