package dev.tocsin.observe;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether exports arrive: the SDK tells only its own log. */
final class Delivery {
    private final AtomicReference<@Nullable String> failed = new AtomicReference<>();

    /** Why the first export that did not arrive did not. */
    Optional<String> failure() {
        return Optional.ofNullable(failed.get());
    }

    SpanExporter of(SpanExporter exporter) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                return watched("traces", exporter.export(spans));
            }

            @Override
            public CompletableResultCode flush() {
                return exporter.flush();
            }

            @Override
            public CompletableResultCode shutdown() {
                return exporter.shutdown();
            }
        };
    }

    MetricExporter of(MetricExporter exporter) {
        return new MetricExporter() {
            @Override
            public CompletableResultCode export(Collection<MetricData> metrics) {
                return watched("metrics", exporter.export(metrics));
            }

            @Override
            public CompletableResultCode flush() {
                return exporter.flush();
            }

            @Override
            public CompletableResultCode shutdown() {
                return exporter.shutdown();
            }

            @Override
            public AggregationTemporality getAggregationTemporality(InstrumentType type) {
                return exporter.getAggregationTemporality(type);
            }
        };
    }

    private CompletableResultCode watched(String what, CompletableResultCode result) {
        return result.whenComplete(() -> {
            if (!result.isSuccess()) {
                Throwable why = result.getFailureThrowable();
                failed.compareAndSet(
                        null,
                        what + " were not taken"
                                + (why == null || why.getMessage() == null ? "" : " (" + why.getMessage() + ")"));
            }
        });
    }
}
