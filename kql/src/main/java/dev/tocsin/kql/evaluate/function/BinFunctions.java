package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.List;

/** {@code bin()}, also named {@code floor()}, and {@code bin_at()}: the largest multiple of a size that is not larger. */
final class BinFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions.add(List.of("bin", "floor"), BinFunctions::bin).add("bin_at", BinFunctions::binAt);
    }

    private static Kernel bin(CallSite site) {
        ValueType of = site.type(0);
        ValueType size = site.type(1);
        if (of.longs() && size.longs()) {
            return longs(site, false);
        }
        if (of.numeric() && size.numeric() && site.result() == ValueType.REAL) {
            return reals(site, false);
        }
        throw site.notImplemented("of " + of.word() + " and " + size.word());
    }

    private static Kernel binAt(CallSite site) {
        if (site.type(0).longs() && site.type(1).longs() && site.type(2).longs()) {
            return longs(site, true);
        }
        if (site.result() == ValueType.REAL
                && site.type(0).numeric()
                && site.type(1).numeric()) {
            return reals(site, true);
        }
        throw site.notImplemented(
                "of " + site.type(0).word() + " and " + site.type(1).word());
    }

    private static Kernel longs(CallSite site, boolean at) {
        return (arguments, rows, run) -> {
            long[] values = ((Longs) arguments[0]).values();
            long[] sizes = ((Longs) arguments[1]).values();
            boolean[] nulls = Kernels.eitherNull(arguments[0], arguments[1], rows);
            if (at) {
                nulls = withFixed(nulls, arguments[2], rows);
            }
            long[] out = new long[rows];
            for (int i = 0; i < rows; i++) {
                if (nulls != null && nulls[i]) {
                    continue;
                }
                long size = sizes[i];
                if (size <= 0) {
                    throw site.undocumented("a bin that is not larger than zero has no documented result");
                }
                long origin = at ? arguments[2].longAt(i) : 0;
                out[i] = values[i] - Math.floorMod(values[i] - origin, size);
            }
            return new Longs(site.result(), out, nulls, rows);
        };
    }

    private static boolean @org.jspecify.annotations.Nullable [] withFixed(
            boolean @org.jspecify.annotations.Nullable [] nulls, Vector fixed, int rows) {
        boolean[] own = Kernels.nulls(fixed, rows);
        if (own == null || nulls == null) {
            return own == null ? nulls : own;
        }
        boolean[] out = nulls.clone();
        for (int i = 0; i < rows; i++) {
            out[i] |= own[i];
        }
        return out;
    }

    private static Kernel reals(CallSite site, boolean at) {
        return (arguments, rows, run) -> {
            boolean[] nulls = Kernels.eitherNull(arguments[0], arguments[1], rows);
            if (at) {
                nulls = withFixed(nulls, arguments[2], rows);
            }
            double[] out = new double[rows];
            for (int i = 0; i < rows; i++) {
                if (nulls != null && nulls[i]) {
                    continue;
                }
                double size = arguments[1].doubleAt(i);
                if (!(size > 0)) {
                    throw site.undocumented("a bin that is not larger than zero has no documented result");
                }
                double origin = at ? arguments[2].doubleAt(i) : 0;
                out[i] = Math.floor((arguments[0].doubleAt(i) - origin) / size) * size + origin;
            }
            return new Doubles(out, nulls, rows);
        };
    }
}
