package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;

/** Functions that look at other rows: they get all rows of the table as one batch. */
final class WindowFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .addWindow("row_number", WindowFunctions::rowNumber)
                .addWindow("prev", site -> shifted(site, -1))
                .addWindow("next", site -> shifted(site, 1))
                .addWindow("row_cumsum", WindowFunctions::runningSum)
                .addWindow("row_rank_dense", site -> rank(true))
                .addWindow("row_rank_min", site -> rank(false))
                .addWindow("row_window_session", WindowFunctions::session);
    }

    private static Kernel rowNumber(CallSite site) {
        return (arguments, rows, run) -> {
            long start = arguments.length > 0 ? arguments[0].longAt(0) : 1;
            long number = start;
            long[] out = new long[rows];
            for (int i = 0; i < rows; i++) {
                if (arguments.length > 1 && arguments[1].isTrue(i)) {
                    number = start;
                }
                out[i] = number++;
            }
            return new Longs(ValueType.LONG, out, null, rows);
        };
    }

    private static Kernel shifted(CallSite site, int sign) {
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(site.result(), rows);
            for (int i = 0; i < rows; i++) {
                long offset = arguments.length > 1 ? arguments[1].longAt(i) : 1;
                long from = i + sign * offset;
                if (from >= 0 && from < rows) {
                    out.add(ConversionFunctions.convert(arguments[0].at((int) from), site.result(), site));
                } else {
                    out.add(
                            arguments.length > 2
                                    ? ConversionFunctions.convert(arguments[2].at(i), site.result(), site)
                                    : null);
                }
            }
            return out.build();
        };
    }

    private static Kernel runningSum(CallSite site) {
        return (arguments, rows, run) -> {
            Vector values = arguments[0];
            VectorBuilder out = new VectorBuilder(site.result(), rows);
            long whole = 0;
            double real = 0;
            for (int i = 0; i < rows; i++) {
                if (arguments.length > 1 && arguments[1].isTrue(i)) {
                    whole = 0;
                    real = 0;
                }
                if (values.isNull(i)) {
                    throw site.undocumented("a running sum with null has no documented result");
                }
                if (site.result() == ValueType.REAL) {
                    real += values.doubleAt(i);
                    out.addDouble(real);
                } else {
                    whole = added(whole, values.longAt(i), site);
                    out.addLong(whole);
                }
            }
            return out.build();
        };
    }

    private static long added(long sum, long value, CallSite site) {
        try {
            return Math.addExact(sum, value);
        } catch (ArithmeticException tooLarge) {
            throw site.undocumented("the sum is too large, and what the service gives then is not documented");
        }
    }

    /** The rows are ordered by the argument; equal ones have the same rank. */
    private static Kernel rank(boolean dense) {
        return (arguments, rows, run) -> {
            long[] out = new long[rows];
            long rank = 0;
            long number = 0;
            for (int i = 0; i < rows; i++) {
                boolean restarts = i == 0 || (arguments.length > 1 && arguments[1].isTrue(i));
                if (restarts) {
                    rank = 1;
                    number = 1;
                } else {
                    number++;
                    if (!Values.same(arguments[0].at(i), arguments[0].at(i - 1))) {
                        rank = dense ? rank + 1 : number;
                    }
                }
                out[i] = rank;
            }
            return new Longs(ValueType.LONG, out, null, rows);
        };
    }

    /** The time at which each row's session began: value, longest session, longest pause, restart. */
    private static Kernel session(CallSite site) {
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(ValueType.DATETIME, rows);
            long start = 0;
            long last = 0;
            for (int i = 0; i < rows; i++) {
                if (arguments[0].isNull(i)) {
                    throw site.undocumented("a session with null has no documented result");
                }
                long now = arguments[0].longAt(i);
                boolean restarts = i == 0
                        || now - start > arguments[1].longAt(i)
                        || now - last > arguments[2].longAt(i)
                        || (arguments.length > 3 && arguments[3].isTrue(i));
                if (restarts) {
                    start = now;
                }
                last = now;
                out.addLong(start);
            }
            return out.build();
        };
    }
}
