package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions that fill what is missing in a series: null, or the value that the call names. See
 * <a href="https://learn.microsoft.com/kusto/query/series-fill-linear-function">series_fill_linear()</a> and its like.
 */
final class SeriesFilling implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("series_fill_forward", site -> filled(1, (series, missing, values) -> forward(series, missing)))
                .add(
                        "series_fill_backward",
                        site -> filled(1, (series, missing, values) -> {
                            List<@Nullable Object> reversed = new ArrayList<>(series);
                            Collections.reverse(reversed);
                            List<@Nullable Object> out = forward(reversed, missing);
                            Collections.reverse(out);
                            return out;
                        }))
                .add(
                        "series_fill_const",
                        site -> filled(2, (series, missing, values) -> {
                            Object constant = values.length > 1 ? values[1] : (Object) 0L;
                            List<@Nullable Object> out = new ArrayList<>(series);
                            out.replaceAll(item -> isMissing(item, missing) ? constant : item);
                            return out;
                        }))
                .add(
                        "series_fill_linear",
                        site -> filled(1, (series, missing, values) -> linear(site, series, missing, values)));
    }

    @FunctionalInterface
    private interface Filling {
        List<@Nullable Object> fill(List<@Nullable Object> series, @Nullable Object missing, @Nullable Object[] values);
    }

    /**
     * Fills the series that is the first argument.
     *
     * @param placeholder which argument says what is missing; null is where there is none
     */
    private static Kernel filled(int placeholder, Filling filling) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            if (!(values[0] instanceof List<?> series)) {
                return null;
            }
            Object missing = placeholder < values.length ? values[placeholder] : null;
            return filling.fill(new ArrayList<@Nullable Object>(series), missing, values);
        });
    }

    private static boolean isMissing(@Nullable Object item, @Nullable Object missing) {
        return missing == null ? item == null : item != null && Values.same(item, missing);
    }

    private static List<@Nullable Object> forward(List<@Nullable Object> series, @Nullable Object missing) {
        List<@Nullable Object> out = new ArrayList<>();
        Object last = missing;
        for (Object item : series) {
            last = isMissing(item, missing) ? last : item;
            out.add(last);
        }
        return out;
    }

    private static List<@Nullable Object> linear(
            CallSite site, List<@Nullable Object> series, @Nullable Object missing, @Nullable Object[] values) {
        int[] known = java.util.stream.IntStream.range(0, series.size())
                .filter(i -> !isMissing(series.get(i), missing))
                .toArray();
        if (known.length == 0) {
            Object constant = values.length > 3 ? values[3] : (Object) 0L;
            series.replaceAll(item -> constant);
            return series;
        }
        boolean edges = values.length < 3 || !Boolean.FALSE.equals(values[2]);
        boolean whole = Arrays.stream(known).allMatch(i -> series.get(i) instanceof Long);
        if (edges) {
            Collections.fill(series.subList(0, known[0]), series.get(known[0]));
            int last = known[known.length - 1];
            Collections.fill(series.subList(last + 1, series.size()), series.get(last));
        }
        for (int k = 0; k + 1 < known.length; k++) {
            between(site, series, known[k], known[k + 1], whole);
        }
        return series;
    }

    /** Items between two that are known; of whole numbers without their fractions, as the page shows. */
    private static void between(CallSite site, List<@Nullable Object> series, int from, int to, boolean whole) {
        if (to == from + 1) {
            return;
        }
        if (!(series.get(from) instanceof Number a) || !(series.get(to) instanceof Number b)) {
            throw site.undocumented("a series with items that are no numbers has no documented result");
        }
        double step = (b.doubleValue() - a.doubleValue()) / (to - from);
        for (int i = from + 1; i < to; i++) {
            double value = a.doubleValue() + step * (i - from);
            if (!whole) {
                series.set(i, value);
                continue;
            }
            if (value < 0 && value != Math.rint(value)) {
                throw site.undocumented("how a negative value between whole numbers is rounded is not documented");
            }
            series.set(i, (long) (value + 1e-9));
        }
    }
}
