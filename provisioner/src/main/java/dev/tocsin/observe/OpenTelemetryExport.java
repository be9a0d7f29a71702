package dev.tocsin.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what a run did to where the standard variables of OpenTelemetry say: one trace, and metrics. Names are those of the semantic
 * conventions for HTTP clients where there are some (opentelemetry.io/docs/specs/semconv/http).
 */
public final class OpenTelemetryExport {
    private static final String SCOPE = "dev.tocsin";
    private static final String PREFIX = "OTEL_";
    /** Seconds; a run must not wait for its own telemetry. */
    private static final long DEADLINE = 5;

    private static final AttributeKey<String> COMMAND = AttributeKey.stringKey("tocsin.command");
    private static final AttributeKey<Long> EXIT = AttributeKey.longKey("tocsin.exit_code");

    private final Map<String, String> variables;
    private final String version;
    /** The JDK forgets the level of a logger that nobody holds. */
    private final Logger sdkLog = Logger.getLogger("io.opentelemetry");

    /**
     * An export.
     *
     * @param variables the process environment
     * @param version of this program
     */
    public OpenTelemetryExport(Map<String, String> variables, String version) {
        this.variables = Map.copyOf(variables);
        this.version = version;
    }

    /**
     * Sends. Waits five seconds at most.
     *
     * @param events of the run, with the run itself as the last
     * @return why not all of it arrived, for people; empty when it did
     */
    public Optional<String> send(List<Event> events, String correlationId) {
        sdkLog.setLevel(Level.OFF);
        Optional<String> unsupported = unsupported();
        if (unsupported.isPresent()) {
            return unsupported;
        }
        Delivery delivery = new Delivery();
        try (OpenTelemetrySdk sdk = sdk(delivery)) {
            new Spans(sdk.getTracer(SCOPE, version), correlationId).record(events, parent());
            measure(sdk.getMeter(SCOPE), events);
            boolean done = sdk.shutdown().join(DEADLINE, TimeUnit.SECONDS).isDone();
            return done ? delivery.failure() : Optional.of("no answer within " + DEADLINE + " s");
        } catch (ConfigurationException | IllegalArgumentException e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong settings"));
        }
    }

    /** The JDK's HTTP client, which is what we send with, speaks no gRPC. */
    private Optional<String> unsupported() {
        return List.of(
                        "OTEL_EXPORTER_OTLP_PROTOCOL",
                        "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
                        "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL")
                .stream()
                .filter(name -> !List.of("", "http/protobuf").contains(variables.getOrDefault(name, "")))
                .findFirst()
                .map(name -> name + "=" + variables.get(name) + " is not supported; say http/protobuf");
    }

    private OpenTelemetrySdk sdk(Delivery delivery) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesCustomizer(unused -> settings())
                .addSpanExporterCustomizer((exporter, unused) -> delivery.of(exporter))
                .addMetricExporterCustomizer((exporter, unused) -> delivery.of(exporter))
                .build()
                .getOpenTelemetrySdk();
    }

    /** As the SDK names its settings: of the environment, and where that is silent our own. */
    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("otel.service.name", "tocsin");
        settings.put("otel.exporter.otlp.protocol", "http/protobuf");
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        // There is no log of ours that OpenTelemetry carries.
        settings.put("otel.logs.exporter", "none");
        return settings;
    }

    /** The trace of the pipeline that started us, if it says so (TRACEPARENT, opentelemetry.io/docs/specs/otel/context/env-carriers). */
    private Context parent() {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), variables, new EnvironmentCarrier());
    }

    private static void measure(Meter meter, List<Event> events) {
        DoubleHistogram requests = meter.histogramBuilder("http.client.request.duration")
                .setUnit("s")
                .build();
        DoubleHistogram runs =
                meter.histogramBuilder("tocsin.run.duration").setUnit("s").build();
        LongCounter changes =
                meter.counterBuilder("tocsin.changes").setUnit("{change}").build();
        for (Event event : events) {
            if (event instanceof Event.Request request) {
                requests.record(seconds(request.length()), Spans.http(request));
            } else if (event instanceof Event.Change change) {
                changes.add(
                        1,
                        Attributes.of(
                                AttributeKey.stringKey("tocsin.action"), change.action(),
                                AttributeKey.stringKey("tocsin.outcome"), change.outcome()));
            } else if (event instanceof Event.Run run) {
                runs.record(seconds(run.length()), Attributes.of(COMMAND, run.command(), EXIT, (long) run.exit()));
            }
        }
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }
}
