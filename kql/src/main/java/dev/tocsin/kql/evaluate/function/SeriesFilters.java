package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Filters of series, and the line that fits one best. See <a href="https://learn.microsoft.com/kusto/query/series-fir-function">
 * series_fir()</a>, <a href="https://learn.microsoft.com/kusto/query/series-iir-function">series_iir()</a> and
 * <a href="https://learn.microsoft.com/kusto/query/series-fit-line-function">series_fit_line()</a>.
 */
final class SeriesFilters implements FunctionFamily {
    private static final List<String> PARTS =
            List.of("rsquare", "slope", "variance", "rvariance", "interception", "line_fit");

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add("series_fir", SeriesFilters::finite)
                .add("series_iir", SeriesFilters::infinite)
                .add("series_fit_line", site -> line(site, false))
                .add("series_fit_line_dynamic", site -> line(site, true));
    }

    private static double[] numbers(CallSite site, @Nullable Object value) {
        double[] numbers = SeriesStatistics.numbers(value);
        if (numbers == null) {
            throw site.undocumented("a series with items that are no numbers has no documented result");
        }
        return numbers;
    }

    private static List<@Nullable Object> list(double[] numbers) {
        List<@Nullable Object> out = new ArrayList<>();
        for (double number : numbers) {
            out.add(number);
        }
        return out;
    }

    private static Kernel finite(CallSite site) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            if (!(values[0] instanceof List<?>) || !(values[1] instanceof List<?>)) {
                return null;
            }
            double[] series = numbers(site, values[0]);
            double[] filter = numbers(site, values[1]);
            boolean negative = java.util.Arrays.stream(filter).anyMatch(weight -> weight < 0);
            boolean normalize = values.length > 2 ? Boolean.TRUE.equals(values[2]) : !negative;
            if (normalize && negative) {
                return null;
            }
            double sum = normalize ? java.util.Arrays.stream(filter).sum() : 1;
            boolean center = values.length > 3 && Boolean.TRUE.equals(values[3]);
            if (center && filter.length % 2 == 0) {
                throw site.undocumented("where the middle of a filter of an even count is, is not documented");
            }
            int shift = center ? filter.length / 2 : 0;
            double[] out = new double[series.length];
            for (int i = 0; i < series.length; i++) {
                for (int k = 0; k < filter.length; k++) {
                    int at = i + shift - k;
                    out[i] += at >= 0 && at < series.length ? filter[k] / sum * series[at] : 0;
                }
            }
            return list(out);
        });
    }

    private static Kernel infinite(CallSite site) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            if (!(values[0] instanceof List<?>) || !(values[1] instanceof List<?>) || !(values[2] instanceof List<?>)) {
                return null;
            }
            double[] series = numbers(site, values[0]);
            double[] forward = numbers(site, values[1]);
            double[] back = numbers(site, values[2]);
            if (back.length == 0 || back[0] == 0) {
                throw site.undocumented("a filter whose first denominator is zero has no documented result");
            }
            double[] out = new double[series.length];
            for (int i = 0; i < series.length; i++) {
                double sum = 0;
                for (int k = 0; k < forward.length && k <= i; k++) {
                    sum += forward[k] * series[i - k];
                }
                for (int k = 1; k < back.length && k <= i; k++) {
                    sum -= back[k] * out[i - k];
                }
                out[i] = sum / back[0];
            }
            return list(out);
        });
    }

    private static Kernel line(CallSite site, boolean bag) {
        return Kernels.eachWithNulls(site.result(), values -> {
            if (!(values[0] instanceof List<?>)) {
                return null;
            }
            Map<String, Object> all = line(site, numbers(site, values[0]));
            return bag ? all : all.get(PARTS.get(site.part()));
        });
    }

    /** The line of least squares; the first item is at 1, as the example of the page shows. */
    private static Map<String, Object> line(CallSite site, double[] series) {
        double variance = SeriesStatistics.variance(series);
        if (series.length < 2 || variance == 0) {
            throw site.undocumented("a series that does not vary has no documented line");
        }
        double mean = SeriesStatistics.mean(series);
        double middle = (series.length + 1) / 2.0;
        double both = 0;
        double own = 0;
        for (int i = 0; i < series.length; i++) {
            both += (i + 1 - middle) * (series[i] - mean);
            own += (i + 1 - middle) * (i + 1 - middle);
        }
        double slope = both / own;
        double start = mean - slope * middle;
        double[] fit = new double[series.length];
        double[] rest = new double[series.length];
        for (int i = 0; i < series.length; i++) {
            fit[i] = start + slope * (i + 1);
            rest[i] = series[i] - fit[i];
        }
        double residual = SeriesStatistics.variance(rest);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rsquare", 1 - residual / variance);
        all.put("slope", slope);
        all.put("variance", variance);
        all.put("rvariance", residual);
        all.put("interception", start);
        all.put("line_fit", list(fit));
        return all;
    }
}
