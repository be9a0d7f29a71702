package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a series of numbers is as a whole: sums, products with another, statistics, the line through it. */
final class SeriesStatistics implements FunctionFamily {
    private static final List<String> PARTS = List.of("min", "min_idx", "max", "max_idx", "avg", "stdev", "variance");

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        "series_sum",
                        site -> whole(site, numbers -> {
                            double sum = 0;
                            for (double number : numbers) {
                                sum += number;
                            }
                            return sum;
                        }))
                .add(
                        "series_product",
                        site -> whole(site, numbers -> {
                            double product = 1;
                            for (double number : numbers) {
                                product *= number;
                            }
                            return product;
                        }))
                .add("series_magnitude", site -> whole(site, numbers -> Math.sqrt(dot(numbers, numbers))))
                .add("series_dot_product", SeriesStatistics::dotProduct)
                .add("series_cosine_similarity", SeriesStatistics::cosine)
                .add(
                        "series_pearson_correlation",
                        site -> Kernels.each(ValueType.REAL, values -> {
                            double[] a = numbers(values[0]);
                            double[] b = numbers(values[1]);
                            return a == null || b == null || a.length != b.length ? null : (Object) correlation(a, b);
                        }))
                .add("series_stats", site -> statistics(site, false))
                .add("series_stats_dynamic", site -> statistics(site, true));
    }

    @FunctionalInterface
    private interface OfNumbers {
        double apply(double[] numbers);
    }

    private static Kernel whole(CallSite site, OfNumbers function) {
        return Kernels.each(ValueType.REAL, values -> {
            if (!(values[0] instanceof List<?>)) {
                return null;
            }
            double[] numbers = numbers(values[0]);
            if (numbers == null) {
                throw site.undocumented("a series with items that are no numbers has no documented result");
            }
            return function.apply(numbers);
        });
    }

    /** The items as reals; null unless all are numbers. */
    static double @Nullable [] numbers(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Number number)) {
                return null;
            }
            numbers[i] = number.doubleValue();
        }
        return numbers;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static Kernel dotProduct(CallSite site) {
        if (site.type(0) != ValueType.DYNAMIC || site.type(1) != ValueType.DYNAMIC) {
            throw site.notImplemented("with a number");
        }
        return Kernels.each(ValueType.REAL, values -> {
            double[] a = numbers(values[0]);
            double[] b = numbers(values[1]);
            if (a == null || b == null || a.length != b.length) {
                throw site.undocumented("series that are not numbers of the same count have no documented product");
            }
            return dot(a, b);
        });
    }

    private static Kernel cosine(CallSite site) {
        if (site.count() > 2) {
            throw site.notImplemented("with magnitudes");
        }
        return Kernels.each(ValueType.REAL, values -> {
            double[] a = numbers(values[0]);
            double[] b = numbers(values[1]);
            if (a == null || b == null || a.length != b.length) {
                throw site.undocumented("series that are not numbers of the same count have no documented similarity");
            }
            return dot(a, b) / (Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b)));
        });
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double both = 0;
        double ownA = 0;
        double ownB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            ownA += (a[i] - meanA) * (a[i] - meanA);
            ownB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(ownA * ownB);
    }

    static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    /** The variance of a sample: what differs from the mean, squared, by one less than the count. */
    static double variance(double[] numbers) {
        double mean = mean(numbers);
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        return squares / (numbers.length - 1);
    }

    private static Kernel statistics(CallSite site, boolean bag) {
        return Kernels.eachWithNulls(site.result(), values -> {
            if (!(values[0] instanceof List<?> series)) {
                return null;
            }
            boolean ignore = values.length > 1 && Boolean.TRUE.equals(values[1]);
            Map<String, Object> all = statistics(site, series, ignore, bag);
            return all == null || bag ? all : all.get(PARTS.get(site.part()));
        });
    }

    private static @Nullable Map<String, Object> statistics(
            CallSite site, List<?> series, boolean ignore, boolean bag) {
        double[] finite = series.stream()
                .filter(item -> item instanceof Number number && Double.isFinite(number.doubleValue()))
                .mapToDouble(item -> ((Number) item).doubleValue())
                .toArray();
        if (finite.length < series.size() && !ignore) {
            if (bag) {
                throw site.undocumented(
                        "how null is given for a series with values that are not finite is not documented");
            }
            return null;
        }
        if (finite.length < 2) {
            throw site.undocumented("a series of less than two numbers has no documented statistics");
        }
        double least = java.util.Arrays.stream(finite).min().orElseThrow();
        double most = java.util.Arrays.stream(finite).max().orElseThrow();
        double mean = mean(finite);
        double variance = variance(finite);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("min", least);
        all.put("min_idx", index(series, least));
        all.put("max", most);
        all.put("max_idx", index(series, most));
        all.put("avg", mean);
        all.put("stdev", Math.sqrt(variance));
        all.put("variance", variance);
        if (bag) {
            all.put("sum", mean * finite.length);
            all.put("len", (long) series.size());
        }
        return all;
    }

    private static long index(List<?> series, double value) {
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i) instanceof Number number && number.doubleValue() == value) {
                return i;
            }
        }
        return -1;
    }
}
