package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Sums and averages. Nulls do not count; the sum of nothing is zero, its average null. */
final class Sums implements Aggregator {
    private final CallSite site;
    private final boolean average;
    private final boolean reals;
    private double[] doubles = {};
    private long[] longs = {};
    private long[] counts = {};

    private Sums(CallSite site, boolean average) {
        this.site = site;
        this.average = average;
        reals = site.type(0) == ValueType.REAL;
    }

    static Supplier<Aggregator> sum(CallSite site, List<ValueType> results) {
        return of(site, false);
    }

    static Supplier<Aggregator> average(CallSite site, List<ValueType> results) {
        return of(site, true);
    }

    private static Supplier<Aggregator> of(CallSite site, boolean average) {
        return switch (site.type(0)) {
            case INT, LONG, REAL, TIMESPAN -> () -> new Sums(site, average);
            case DATETIME -> {
                if (!average) {
                    throw site.notImplemented("of datetimes");
                }
                yield () -> new Sums(site, true);
            }
            case DECIMAL -> () -> new OfDecimals(average);
            default -> throw site.notImplemented("of " + site.type(0).word());
        };
    }

    private void room(int count) {
        if (counts.length < count) {
            int size = Math.max(count, 2 * counts.length);
            counts = Arrays.copyOf(counts, size);
            if (reals) {
                doubles = Arrays.copyOf(doubles, size);
            } else {
                longs = Arrays.copyOf(longs, size);
                doubles = Arrays.copyOf(doubles, size);
            }
        }
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        room(count);
        Vector values = arguments[0];
        if (reals) {
            double[] own = ((Doubles) values).values();
            boolean[] nulls = ((Doubles) values).nulls();
            for (int i = 0; i < rows; i++) {
                if (nulls == null || !nulls[i]) {
                    doubles[groups[i]] += own[i];
                    counts[groups[i]]++;
                }
            }
            return;
        }
        long[] own = ((Longs) values).values();
        boolean[] nulls = ((Longs) values).nulls();
        // The average of datetimes is taken of their distance to a day of our time: so many ticks would not fit.
        long origin = values.type() == ValueType.DATETIME ? dev.tocsin.kql.evaluate.value.Ticks.EPOCH : 0;
        try {
            for (int i = 0; i < rows; i++) {
                if (nulls == null || !nulls[i]) {
                    longs[groups[i]] = Math.addExact(longs[groups[i]], own[i] - origin);
                    counts[groups[i]]++;
                }
            }
        } catch (ArithmeticException tooLarge) {
            throw site.undocumented("the sum is too large, and what the service gives then is not documented");
        }
    }

    @Override
    public Vector[] finish(int count) {
        room(count);
        VectorBuilder out = new VectorBuilder(site.result(), count);
        for (int i = 0; i < count; i++) {
            if (average && counts[i] == 0) {
                out.addNull();
            } else if (reals) {
                out.addDouble(average ? doubles[i] / counts[i] : doubles[i]);
            } else if (!average) {
                out.addLong(longs[i]);
            } else if (site.result() == ValueType.REAL) {
                out.addDouble((double) longs[i] / counts[i]);
            } else {
                long origin = site.result() == ValueType.DATETIME ? dev.tocsin.kql.evaluate.value.Ticks.EPOCH : 0;
                out.addLong(longs[i] / counts[i] + origin);
            }
        }
        return new Vector[] {out.build()};
    }

    @Override
    public long bytes() {
        return 24L * counts.length;
    }

    /** Sums and averages of decimals. */
    private static final class OfDecimals implements Aggregator {
        private final boolean average;
        private final List<BigDecimal> sums = new ArrayList<>();
        private final List<Long> counts = new ArrayList<>();

        OfDecimals(boolean average) {
            this.average = average;
        }

        private void room(int count) {
            while (sums.size() < count) {
                sums.add(BigDecimal.ZERO);
                counts.add(0L);
            }
        }

        @Override
        public void add(int[] groups, int count, Vector[] arguments, int rows) {
            room(count);
            for (int i = 0; i < rows; i++) {
                if (arguments[0].at(i) instanceof BigDecimal value) {
                    sums.set(groups[i], sums.get(groups[i]).add(value));
                    counts.set(groups[i], counts.get(groups[i]) + 1);
                }
            }
        }

        @Override
        public Vector[] finish(int count) {
            room(count);
            VectorBuilder out = new VectorBuilder(ValueType.DECIMAL, count);
            for (int i = 0; i < count; i++) {
                if (!average) {
                    out.add(sums.get(i));
                } else if (counts.get(i) == 0) {
                    out.addNull();
                } else {
                    out.add(sums.get(i).divide(BigDecimal.valueOf(counts.get(i)), MathContext.DECIMAL128));
                }
            }
            return new Vector[] {out.build()};
        }
    }
}
