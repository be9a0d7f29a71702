package dev.tocsin.emulator.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Data points as {@code export/metrics/_exporter.py} sends them: one item each, a histogram as sum, count, minimum and maximum. That
 * exporter asks its SDK for deltas of counters and histograms and for the levels of gauges and up-down counters
 * ({@code APPLICATION_INSIGHTS_METRIC_TEMPORALITIES}); what comes otherwise is refused.
 */
final class MetricPieces {
    private static final int MOST_NAME = 1_024;

    private final Origin origin;
    private final Consumer<Piece> out;

    MetricPieces(Origin origin, Consumer<Piece> out) {
        this.origin = origin;
        this.out = out;
    }

    void of(Metric metric) {
        switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsList().forEach(point -> out.accept(number(metric, point)));
            case SUM -> sum(metric, metric.getSum());
            case HISTOGRAM -> {
                boolean delta = isDelta(metric.getHistogram().getAggregationTemporality());
                metric.getHistogram()
                        .getDataPointsList()
                        .forEach(point ->
                                out.accept(delta ? histogram(metric, point) : cumulative(metric, "histogram")));
            }
            case EXPONENTIAL_HISTOGRAM ->
                refuse(
                        metric.getExponentialHistogram().getDataPointsCount(),
                        metric,
                        "is an exponential histogram, which the exporter does not send; set"
                                + " OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION=explicit_bucket_histogram");
            case SUMMARY ->
                refuse(
                        metric.getSummary().getDataPointsCount(),
                        metric,
                        "is a summary, which no SDK of OpenTelemetry makes; record a histogram");
            default -> refuse(1, metric, "has no data");
        }
    }

    private static boolean isDelta(AggregationTemporality temporality) {
        return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
    }

    private void sum(Metric metric, Sum sum) {
        boolean delta = isDelta(sum.getAggregationTemporality());
        for (NumberDataPoint point : sum.getDataPointsList()) {
            if (sum.getIsMonotonic() && !delta) {
                out.accept(cumulative(metric, "counter"));
            } else if (!sum.getIsMonotonic() && delta) {
                out.accept(refused(
                        metric,
                        "is an up-down counter with delta temporality, of which the exporter sends the level;"
                                + " set OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta, which leaves up-down"
                                + " counters cumulative"));
            } else {
                out.accept(number(metric, point));
            }
        }
    }

    private void refuse(int points, Metric metric, String why) {
        Collections.nCopies(points, refused(metric, why)).forEach(out);
    }

    private static Piece.Refused refused(Metric metric, String why) {
        return new Piece.Refused("The metric '" + PythonText.cut(metric.getName(), 60) + "' " + why + ".");
    }

    private static Piece cumulative(Metric metric, String what) {
        return refused(
                metric,
                "is a " + what + " with cumulative temporality, and rows hold what was added since the last one; set"
                        + " OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta");
    }

    private Piece number(Metric metric, NumberDataPoint point) {
        boolean whole = point.getValueCase() == NumberDataPoint.ValueCase.AS_INT;
        if (isEmpty(point.getFlags()) || point.getValueCase() == NumberDataPoint.ValueCase.VALUE_NOT_SET) {
            return refused(metric, "has a point without a value");
        }
        if (!whole && !Double.isFinite(point.getAsDouble())) {
            return refused(metric, "has a point whose value is not finite");
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (whole) {
            data.put("value", point.getAsInt());
        } else {
            data.put("value", point.getAsDouble());
        }
        return item(metric, point.getTimeUnixNano(), point.getAttributesList(), data.put("count", 1));
    }

    private Piece histogram(Metric metric, HistogramDataPoint point) {
        if (isEmpty(point.getFlags()) || !point.hasSum() || !Double.isFinite(point.getSum())) {
            return refused(metric, "has a point without a finite sum");
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("value", point.getSum());
        boolean fits = point.getCount() >= 0 && point.getCount() <= Integer.MAX_VALUE;
        data.put("count", fits ? (int) point.getCount() : Integer.MAX_VALUE);
        if (point.hasMin() && Double.isFinite(point.getMin())) {
            data.put("min", point.getMin());
        }
        if (point.hasMax() && Double.isFinite(point.getMax())) {
            data.put("max", point.getMax());
        }
        return item(metric, point.getTimeUnixNano(), point.getAttributesList(), data);
    }

    private static boolean isEmpty(int flags) {
        return (flags & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) != 0;
    }

    private Piece item(Metric metric, long nanos, List<KeyValue> given, ObjectNode point) {
        Attributes attributes = new Attributes(given);
        Envelope envelope = Envelope.of("MetricData", nanos, origin);
        point.put("name", PythonText.cut(metric.getName(), MOST_NAME));
        envelope.data().putArray("metrics").add(point);
        if (StandardMetric.isOne(metric.getName())) {
            return new Piece.Sent(StandardMetric.properties(metric.getName(), attributes, origin).stream()
                    .map(properties -> envelope.with(properties).whole())
                    .toList());
        }
        return new Piece.Sent(
                List.of(envelope.with(attributes.properties(key -> true)).whole()));
    }
}
