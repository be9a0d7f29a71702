package dev.tocsin.emulator;

import static dev.tocsin.emulator.OtlpBench.TIME;
import static dev.tocsin.emulator.OtlpBench.attributes;
import static dev.tocsin.emulator.OtlpBench.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics that come as OTLP, and the rows that the exporter would have filled. */
class OtlpMetricsTest {
    private static final AggregationTemporality DELTA = AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
    private static final AggregationTemporality CUMULATIVE = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;

    @TempDir
    private Path folder;

    private OtlpBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new OtlpBench(folder);
    }

    private static ExportMetricsServiceRequest request(Metric... metrics) {
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(OtlpBench.python())
                        .addScopeMetrics(ScopeMetrics.newBuilder().addAllMetrics(List.of(metrics))))
                .build();
    }

    private static NumberDataPoint.Builder point(Object... attributes) {
        return NumberDataPoint.newBuilder().setTimeUnixNano(TIME).addAllAttributes(attributes(attributes));
    }

    private static Metric counter(String name, AggregationTemporality temporality, NumberDataPoint.Builder point) {
        return Metric.newBuilder()
                .setName(name)
                .setSum(Sum.newBuilder()
                        .setIsMonotonic(true)
                        .setAggregationTemporality(temporality)
                        .addDataPoints(point))
                .build();
    }

    private static Metric gauge(String name, NumberDataPoint.Builder point) {
        return Metric.newBuilder()
                .setName(name)
                .setGauge(Gauge.newBuilder().addDataPoints(point))
                .build();
    }

    private static Metric histogram(AggregationTemporality temporality) {
        return Metric.newBuilder()
                .setName("database_query_duration_seconds")
                .setHistogram(Histogram.newBuilder()
                        .setAggregationTemporality(temporality)
                        .addDataPoints(HistogramDataPoint.newBuilder()
                                .setTimeUnixNano(TIME)
                                .setCount(40)
                                .setSum(120.5)
                                .setMin(0.1)
                                .setMax(6.25)
                                .addExplicitBounds(1)
                                .addBucketCounts(10)
                                .addBucketCounts(30)))
                .build();
    }

    private ExportMetricsPartialSuccess sent(Metric... metrics) throws IOException {
        ArmResponse answer = bench.send("/v1/metrics", request(metrics));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Content-Type", OtlpBench.PROTOBUF);
        return ExportMetricsServiceResponse.parseFrom(answer.body()).getPartialSuccess();
    }

    private ObjectNode only() throws IOException {
        assertThat(bench.rows("AppMetrics")).hasSize(1);
        return bench.rows("AppMetrics").get(0);
    }

    @Test
    void aHistogramIsOneRowOfSumCountMinimumAndMaximum() throws IOException {
        assertThat(sent(histogram(DELTA))).isEqualTo(ExportMetricsPartialSuccess.getDefaultInstance());

        assertThat(only())
                .isEqualTo(json("{'Name':'database_query_duration_seconds','Sum':120.5,'ItemCount':40,'Min':0.1,"
                        + "'Max':6.25,'TimeGenerated':'2026-01-05T12:30:00.123456Z','AppRoleName':'mcp-server',"
                        + "'AppRoleInstance':'mcp-1','SDKVersion':'otlp_python:otel1.38.0','Type':'AppMetrics',"
                        + "'_ResourceId':'" + OtlpBench.COMPONENT.toLowerCase(Locale.ROOT) + "'}"));
    }

    @Test
    void aCounterWithDeltaTemporalityIsWhatWasAdded() throws IOException {
        sent(counter(
                "errors_total",
                DELTA,
                point("operation", "mcp_request", "fatal", false).setAsInt(3)));

        assertThat(only().path("Sum").doubleValue()).isEqualTo(3);
        assertThat(only().path("ItemCount").intValue()).isEqualTo(1);
        assertThat(only().path("Properties")).isEqualTo(json("{'operation':'mcp_request','fatal':'False'}"));
    }

    @Test
    void gaugesAndUpDownCountersGiveTheirLevel() throws IOException {
        Metric upDown = Metric.newBuilder()
                .setName("connections")
                .setSum(Sum.newBuilder().setAggregationTemporality(CUMULATIVE).addDataPoints(point().setAsInt(-7)))
                .build();
        assertThat(sent(gauge("system_cpu_usage_percent", point().setAsDouble(41.5)), upDown)
                        .getRejectedDataPoints())
                .isZero();

        assertThat(bench.rows("AppMetrics"))
                .extracting(row -> row.path("Sum").doubleValue())
                .containsExactly(41.5, -7.0);
    }

    @Test
    void cumulativeCountersAndHistogramsAreRefusedWithTheRemedy() throws IOException {
        ExportMetricsPartialSuccess partial = sent(
                counter("errors_total", CUMULATIVE, point().setAsInt(3)),
                histogram(CUMULATIVE),
                gauge("system_cpu_usage_percent", point().setAsDouble(1)));

        assertThat(partial.getRejectedDataPoints()).isEqualTo(2);
        assertThat(partial.getErrorMessage())
                .isEqualTo("2 of 3 data points did not land; the first: The metric 'errors_total' is a counter with"
                        + " cumulative temporality, and rows hold what was added since the last one; set"
                        + " OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=delta.");
        assertThat(only().path("Name").asText()).isEqualTo("system_cpu_usage_percent");
    }

    @Test
    void whatTheExporterDoesNotSendIsRefusedByName() throws IOException {
        Metric exponential = Metric.newBuilder()
                .setName("e")
                .setExponentialHistogram(ExponentialHistogram.newBuilder()
                        .addDataPoints(
                                ExponentialHistogramDataPoint.newBuilder().setCount(1)))
                .build();
        Metric summary = Metric.newBuilder()
                .setName("s")
                .setSummary(Summary.newBuilder().addDataPoints(SummaryDataPoint.newBuilder()))
                .build();
        Metric upDownDelta = Metric.newBuilder()
                .setName("u")
                .setSum(Sum.newBuilder().setAggregationTemporality(DELTA).addDataPoints(point()))
                .build();

        assertThat(sent(exponential).getErrorMessage())
                .contains("'e' is an exponential histogram")
                .contains("OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION=explicit_bucket_histogram");
        assertThat(sent(summary).getErrorMessage()).contains("'s' is a summary");
        assertThat(sent(upDownDelta).getErrorMessage()).contains("'u' is an up-down counter with delta temporality");
        assertThat(sent(Metric.newBuilder().setName("n").build()).getErrorMessage())
                .contains("'n' has no data");
        assertThat(sent(gauge("v", point())).getErrorMessage()).contains("'v' has a point without a value");
        assertThat(sent(gauge("f", point().setAsDouble(Double.NaN))).getErrorMessage())
                .contains("'f' has a point whose value is not finite");
        assertThat(bench.rows("AppMetrics")).isEmpty();
    }

    @Test
    void oldPointsAreRefusedAsInTrack() throws IOException {
        ExportMetricsPartialSuccess partial =
                sent(gauge("g", point().setAsInt(1).setTimeUnixNano(OtlpBench.nanos("2026-01-03T12:34:56Z"))));

        assertThat(partial.getRejectedDataPoints()).isEqualTo(1);
        assertThat(partial.getErrorMessage()).contains("is older than the allowed min date");
        assertThat(sent(gauge("g", point().setAsInt(1).setTimeUnixNano(-1))).getRejectedDataPoints())
                .isEqualTo(1);
    }

    /** FastAPI's instrumentation records these; the exporter makes the standard metrics of Application Insights of them. */
    @Test
    void metricsOfHttpBecomeStandardMetricsOrAreLeftOut() throws IOException {
        Metric duration = Metric.newBuilder()
                .setName("http.server.duration")
                .setHistogram(Histogram.newBuilder()
                        .setAggregationTemporality(DELTA)
                        .addDataPoints(HistogramDataPoint.newBuilder()
                                .setTimeUnixNano(TIME)
                                .setCount(2)
                                .setSum(30)
                                .addAllAttributes(attributes("http.status_code", 404, "http.method", "GET"))))
                .build();
        Metric active = gauge("http.server.active_requests", point().setAsInt(1));

        assertThat(sent(duration, active).getRejectedDataPoints()).isZero();
        assertThat(only().path("Properties"))
                .isEqualTo(json("{'_MS.MetricId':'requests/duration','_MS.IsAutocollected':'True',"
                        + "'request/resultCode':'404','Request.Success':'False','cloud/roleInstance':'mcp-1',"
                        + "'cloud/roleName':'mcp-server'}"));
    }
}
