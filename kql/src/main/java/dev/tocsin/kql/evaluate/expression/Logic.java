package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Kernel;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;

/** {@code and}, {@code or}: false and null is false, true or null is true, anything else with null is null. */
final class Logic {
    private Logic() {}

    static Kernel kernel(boolean conjunction, CallSite site) {
        return (arguments, rows, run) -> {
            long[] out = new long[rows];
            boolean[] nulls = null;
            long decisive = conjunction ? 0 : 1;
            for (int i = 0; i < rows; i++) {
                boolean decided = false;
                boolean unknown = false;
                for (Vector argument : arguments) {
                    if (argument.isNull(i)) {
                        unknown = true;
                    } else {
                        decided |= bool(argument, i, site) == decisive;
                    }
                }
                if (!decided && unknown) {
                    nulls = nulls == null ? new boolean[rows] : nulls;
                    nulls[i] = true;
                }
                out[i] = decided ? decisive : 1 - decisive;
            }
            return new Longs(ValueType.BOOL, out, nulls, rows);
        };
    }

    private static long bool(Vector argument, int row, CallSite site) {
        if (argument.type() == ValueType.DYNAMIC && !(argument.at(row) instanceof Boolean)) {
            throw site.undocumented("JSON that is no bool takes part in \"and\" or \"or\"; convert it with tobool()");
        }
        return argument.longAt(row);
    }
}
