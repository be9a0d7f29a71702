package dev.tocsin.emit;

import dev.tocsin.alerttest.ProfileRow;
import dev.tocsin.emit.Envelopes.NotSendableException;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code customMetrics} by what they set: {@code value} alone is a gauge, {@code valueSum} of one value a counter, and what has a
 * count, a minimum or a maximum a histogram without buckets, which the tables have no place for.
 */
final class OtlpMetric {
    /** What the shipped instrumentation exports in. */
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private OtlpMetric() {}

    static Metric of(ProfileRow row) throws NotSendableException {
        Map<String, ? extends @Nullable Object> values = row.values();
        Metric.Builder metric = Metric.newBuilder().setName(Envelopes.text(row, "name", row.stream()));
        boolean summed = values.get("valueSum") != null;
        double sum = Envelopes.sum(row).doubleValue();
        long count = values.get("valueCount") instanceof Number number ? number.longValue() : 1;
        long end = OtlpValue.nanos(row.time());
        long start = OtlpValue.nanos(row.time().minus(INTERVAL));
        List<KeyValue> attributes = OtlpValue.attributes(row);
        if (count != 1 || values.get("valueMin") != null || values.get("valueMax") != null) {
            HistogramDataPoint.Builder point = HistogramDataPoint.newBuilder()
                    .setStartTimeUnixNano(start)
                    .setTimeUnixNano(end)
                    .setCount(count)
                    .setSum(sum)
                    .addAllAttributes(attributes);
            if (values.get("valueMin") instanceof Number least) {
                point.setMin(least.doubleValue());
            }
            if (values.get("valueMax") instanceof Number most) {
                point.setMax(most.doubleValue());
            }
            return metric.setHistogram(Histogram.newBuilder()
                            .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                            .addDataPoints(point))
                    .build();
        }
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder()
                .setTimeUnixNano(end)
                .setAsDouble(sum)
                .addAllAttributes(attributes);
        if (!summed || sum < 0) {
            return metric.setGauge(Gauge.newBuilder().addDataPoints(point)).build();
        }
        return metric.setSum(Sum.newBuilder()
                        .setIsMonotonic(true)
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA)
                        .addDataPoints(point.setStartTimeUnixNano(start)))
                .build();
    }
}
