package dev.tocsin.alerting.source;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A metric of one resource for one combination of dimension values.
 *
 * @param resource the resource id
 * @param dimensions by name; compared without case
 * @param samples by time
 */
public record MetricSeries(
        String resource, String namespace, String metric, Map<String, String> dimensions, List<MetricSample> samples) {
    public MetricSeries {
        dimensions = Map.copyOf(dimensions);
        samples = samples.stream()
                .sorted(Comparator.comparing(MetricSample::time))
                .toList();
    }
}
