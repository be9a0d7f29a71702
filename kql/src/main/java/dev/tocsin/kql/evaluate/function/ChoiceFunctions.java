package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.List;

/** Functions that choose one of their arguments, and those that ask for nulls. */
final class ChoiceFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(List.of("iff", "iif"), ChoiceFunctions::cases)
                .add("case", ChoiceFunctions::cases)
                .add("coalesce", ChoiceFunctions::coalesce)
                .add("not", site -> Kernels.longs(ValueType.BOOL, value -> 1 - value))
                .add("isnull", site -> nullTest(true))
                .add("isnotnull", site -> nullTest(false))
                .add("notnull", site -> nullTest(false))
                .add("isempty", site -> emptyTest(true))
                .add(List.of("isnotempty", "notempty"), site -> emptyTest(false))
                .add("max_of", site -> extreme(site, 1))
                .add("min_of", site -> extreme(site, -1))
                .add("assert", ChoiceFunctions::assertion);
    }

    /** Predicates and values in turn, and what else. */
    private static Kernel cases(CallSite site) {
        ValueType result = site.result();
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(result, rows);
            for (int row = 0; row < rows; row++) {
                int chosen = arguments.length - 1;
                for (int i = 0; i + 1 < arguments.length; i += 2) {
                    if (arguments[i].isTrue(row)) {
                        chosen = i + 1;
                        break;
                    }
                }
                add(out, arguments[chosen], row, site);
            }
            return out.build();
        };
    }

    private static void add(VectorBuilder out, Vector from, int row, CallSite site) {
        if (from.type() == site.result()) {
            out.addFrom(from, row);
        } else {
            out.add(ConversionFunctions.convert(from.at(row), site.result(), site));
        }
    }

    private static Kernel coalesce(CallSite site) {
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(site.result(), rows);
            for (int row = 0; row < rows; row++) {
                int chosen = arguments.length - 1;
                for (int i = 0; i < arguments.length; i++) {
                    if (!isNothing(arguments[i], row)) {
                        chosen = i;
                        break;
                    }
                }
                add(out, arguments[chosen], row, site);
            }
            return out.build();
        };
    }

    private static boolean isNothing(Vector values, int row) {
        return values.type() == ValueType.STRING ? values.textAt(row).isEmpty() : values.isNull(row);
    }

    private static Kernel nullTest(boolean wanted) {
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(ValueType.BOOL, rows);
            for (int i = 0; i < rows; i++) {
                out.addLong(arguments[0].isNull(i) == wanted ? 1 : 0);
            }
            return out.build();
        };
    }

    /** Empty are the empty text, null, and JSON that has no text. */
    private static Kernel emptyTest(boolean wanted) {
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(ValueType.BOOL, rows);
            Vector of = arguments[0];
            for (int i = 0; i < rows; i++) {
                Object value = of.at(i);
                boolean empty = value == null || (value instanceof String text && text.isEmpty());
                out.addLong(empty == wanted ? 1 : 0);
            }
            return out.build();
        };
    }

    /** The largest or smallest argument that is not null. */
    private static Kernel extreme(CallSite site, int sign) {
        return Kernels.eachWithNulls(site.result(), values -> {
            Object best = null;
            for (Object value : values) {
                if (value != null && (best == null || sign * Values.compare(value, best) > 0)) {
                    best = value;
                }
            }
            return site.result() == ValueType.REAL && best instanceof Long whole ? (Object) whole.doubleValue() : best;
        });
    }

    private static Kernel assertion(CallSite site) {
        return (arguments, rows, run) -> {
            for (int i = 0; i < rows; i++) {
                if (!arguments[0].isTrue(i)) {
                    throw site.failure(arguments[1].textAt(i));
                }
            }
            return arguments[0];
        };
    }
}
