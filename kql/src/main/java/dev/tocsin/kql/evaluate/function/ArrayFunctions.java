package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions on arrays. Of what is no array they give null. */
final class ArrayFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("array_concat", site -> Kernels.each(ValueType.DYNAMIC, ArrayFunctions::concatenated))
                .add("array_slice", site -> Kernels.each(ValueType.DYNAMIC, ArrayFunctions::slice))
                .add("array_split", ArrayFunctions::split)
                .add(
                        "array_reverse",
                        site -> Kernels.each(ValueType.DYNAMIC, values -> {
                            if (!(values[0] instanceof List<?> list)) {
                                return null;
                            }
                            List<@Nullable Object> reversed = new ArrayList<>(list);
                            Collections.reverse(reversed);
                            return reversed;
                        }))
                .add("array_rotate_left", site -> rotated(1))
                .add("array_rotate_right", site -> rotated(-1))
                .add("array_shift_left", site -> shifted(1))
                .add("array_shift_right", site -> shifted(-1))
                .add("array_sum", ArrayFunctions::sum)
                .add("array_index_of", ArrayFunctions::indexOf)
                .add(List.of("array_iff", "array_iif"), ArrayFunctions::choice)
                .add("array_sort_asc", site -> sorted(site, 1))
                .add("array_sort_desc", site -> sorted(site, -1))
                .add("zip", site -> Kernels.each(ValueType.DYNAMIC, ArrayFunctions::zip));
    }

    private static @Nullable Object concatenated(@Nullable Object[] values) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof List<?> list)) {
                return null;
            }
            all.addAll(list);
        }
        return all;
    }

    /** From one index to and with another; negative ones count from the end. */
    private static @Nullable Object slice(@Nullable Object[] values) {
        if (!(values[0] instanceof List<?> list)
                || !(values[1] instanceof Long start)
                || !(values[2] instanceof Long end)) {
            return null;
        }
        long from = Math.max(0, start < 0 ? list.size() + start : start);
        long to = Math.min(list.size() - 1L, end < 0 ? list.size() + end : end);
        List<@Nullable Object> out = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            out.add(list.get((int) i));
        }
        return out;
    }

    private static Kernel split(CallSite site) {
        return Kernels.each(ValueType.DYNAMIC, values -> {
            if (!(values[0] instanceof List<?> list)) {
                return null;
            }
            List<?> indexes = values[1] instanceof List<?> several
                    ? several
                    : List.of(java.util.Objects.requireNonNull(values[1]));
            List<@Nullable Object> out = new ArrayList<>();
            int from = 0;
            for (Object index : indexes) {
                if (!(index instanceof Long at) || at < from || at > list.size()) {
                    throw site.undocumented(
                            "an index that is negative, not in order or too large has no documented result");
                }
                out.add(new ArrayList<@Nullable Object>(list.subList(from, at.intValue())));
                from = at.intValue();
            }
            out.add(new ArrayList<@Nullable Object>(list.subList(from, list.size())));
            return out;
        });
    }

    private static Kernel rotated(int sign) {
        return Kernels.each(ValueType.DYNAMIC, values -> {
            if (!(values[0] instanceof List<?> list) || !(values[1] instanceof Long by)) {
                return null;
            }
            List<@Nullable Object> out = new ArrayList<>(list);
            if (!out.isEmpty()) {
                Collections.rotate(out, (int) (-sign * (by % out.size())));
            }
            return out;
        });
    }

    private static Kernel shifted(int sign) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            if (!(values[0] instanceof List<?> list) || !(values[1] instanceof Long by)) {
                return null;
            }
            Object fill = values.length > 2 ? values[2] : null;
            List<@Nullable Object> out = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                long from = i + sign * by;
                out.add(from >= 0 && from < list.size() ? list.get((int) from) : fill);
            }
            return out;
        });
    }

    private static Kernel sum(CallSite site) {
        return Kernels.each(site.result(), values -> {
            if (!(values[0] instanceof List<?> list)) {
                return null;
            }
            double sum = 0;
            for (Object item : list) {
                if (item == null) {
                    throw site.undocumented("an array with null has no documented sum");
                }
                if (!(item instanceof Number number)) {
                    return null;
                }
                sum += number.doubleValue();
            }
            return site.result() == ValueType.REAL ? (Object) sum : (Object) (long) sum;
        });
    }

    private static Kernel indexOf(CallSite site) {
        return Kernels.each(ValueType.LONG, values -> {
            if (!(values[0] instanceof List<?> list)) {
                return null;
            }
            long start = number(values, 2, 0);
            long length = number(values, 3, -1);
            long occurrence = number(values, 4, 1);
            if (length < -1 || occurrence < 0) {
                return null;
            }
            if (occurrence == 0 || start < -list.size()) {
                throw site.undocumented("such a position or occurrence has no documented result");
            }
            long from = start < 0 ? list.size() + start : start;
            long to = length < 0 ? list.size() : Math.min(list.size(), from + length);
            for (long i = from; i < to; i++) {
                if (Values.same(list.get((int) i), values[1]) && --occurrence == 0) {
                    return i;
                }
            }
            return -1L;
        });
    }

    private static long number(@Nullable Object[] values, int at, long otherwise) {
        return values.length > at && values[at] instanceof Number number ? number.longValue() : otherwise;
    }

    /** Item by item; a value that is no array stands for each of its items. */
    private static Kernel choice(CallSite site) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            if (!(values[0] instanceof List<?> conditions)) {
                return null;
            }
            List<@Nullable Object> out = new ArrayList<>();
            for (int i = 0; i < conditions.size(); i++) {
                Object condition = conditions.get(i);
                boolean known =
                        condition instanceof Boolean || condition instanceof Long || condition instanceof Double;
                boolean holds = Boolean.TRUE.equals(condition)
                        || (condition instanceof Number number && number.doubleValue() != 0);
                out.add(known ? item(values[holds ? 1 : 2], i) : null);
            }
            return out;
        });
    }

    private static @Nullable Object item(@Nullable Object value, int index) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        return index < list.size() ? list.get(index) : null;
    }

    /** The first array sorted, with the others in the same order; nulls come last, or first. */
    private static Kernel sorted(CallSite site, int sign) {
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(ValueType.DYNAMIC, rows);
            for (int row = 0; row < rows; row++) {
                out.add(sorted(arguments, row, site, sign));
            }
            return out.build();
        };
    }

    private static @Nullable Object sorted(Vector[] arguments, int row, CallSite site, int sign) {
        int arrays = arguments.length;
        boolean nullsLast = true;
        if (arguments[arrays - 1].type() == ValueType.BOOL) {
            nullsLast = arguments[--arrays].isTrue(row);
        }
        if (!(arguments[0].at(row) instanceof List<?> first)
                || !(arguments[site.part()].at(row) instanceof List<?> wanted)
                || first.size() != wanted.size()) {
            return null;
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            order.add(i);
        }
        int nulls = nullsLast ? 1 : -1;
        try {
            order.sort((a, b) -> {
                Object left = first.get(a);
                Object right = first.get(b);
                if (left == null || right == null) {
                    return left == right ? 0 : left == null ? nulls : -nulls;
                }
                return sign * Values.compare(left, right);
            });
        } catch (IllegalArgumentException mixed) {
            throw site.undocumented(
                    "an array of several kinds of values is sorted, in an order that is not documented");
        }
        List<@Nullable Object> out = new ArrayList<>();
        order.forEach(i -> out.add(wanted.get(i)));
        return out;
    }

    private static @Nullable Object zip(@Nullable Object[] values) {
        int length = 0;
        for (Object value : values) {
            if (!(value instanceof List<?> list)) {
                return null;
            }
            length = Math.max(length, list.size());
        }
        List<@Nullable Object> out = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Object value : values) {
                row.add(item(value, i));
            }
            out.add(row);
        }
        return out;
    }
}
