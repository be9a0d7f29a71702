package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.emulator.GroupPolicy;
import dev.tocsin.emulator.server.EmulatorServer;
import dev.tocsin.emulator.server.ServerSettings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenTelemetry's own SDK and its exporter over HTTPS, set up by the variables that the documentation names. */
class OtlpExporterTest {
    private static final String COMPONENT = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/"
            + "rg-mcp-server-local/providers/Microsoft.Insights/components/mcp-server";

    @TempDir
    private Path folder;

    private EmulatorServer server;

    @BeforeEach
    void serve() throws IOException {
        TestProject project = ShippedProject.copiedTo(folder);
        assertThat(project.run("provision").exit()).isZero();
        server = EmulatorServer.start(
                new ServerSettings(folder.resolve(TestProject.STATE), 0, GroupPolicy.REQUIRE, Duration.ofHours(1)),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private OpenTelemetrySdk sdk(String... more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "otel.service.name", "mcp-server",
                "otel.resource.attributes", "service.instance.id=mcp-1",
                "otel.exporter.otlp.endpoint", server.address().toString(),
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.exporter.otlp.certificate", server.authority().toString(),
                "otel.exporter.otlp.headers", "tocsin-component=mcp-server",
                "otel.exporter.otlp.metrics.temporality.preference", "delta"));
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> variables)
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    /** Waits until all is sent; whether it was taken is in the exporter's log. */
    private static boolean flushed(CompletableResultCode result) {
        return result.join(20, TimeUnit.SECONDS).isSuccess();
    }

    private List<ObjectNode> rows(String table) throws IOException {
        return Emulator.open(folder.resolve(TestProject.STATE), Clock.systemUTC())
                .telemetry(COMPONENT)
                .getOrDefault(table, List.of());
    }

    private ObjectNode only(String table) throws IOException {
        assertThat(rows(table)).as(table).hasSize(1);
        return rows(table).get(0);
    }

    /** Beside those of the SDK itself. */
    private List<ObjectNode> metrics(String name) throws IOException {
        return rows("AppMetrics").stream()
                .filter(row -> row.path("Name").asText().equals(name))
                .toList();
    }

    @Test
    void tracesMetricsAndLogsLand() throws IOException {
        try (OpenTelemetrySdk sdk = sdk("otel.exporter.otlp.compression", "gzip")) {
            Span span = sdk.getTracer("mcp_server")
                    .spanBuilder("POST /mcp")
                    .setSpanKind(SpanKind.SERVER)
                    .setAttribute("http.request.method", "POST")
                    .setAttribute("http.route", "/mcp")
                    .setAttribute("http.response.status_code", 200L)
                    .startSpan();
            try (Scope scope = span.makeCurrent()) {
                assertThat(scope).isNotNull();
                span.recordException(new IllegalStateException("pool exhausted"));
                sdk.getSdkLoggerProvider()
                        .get("mcp_server")
                        .logRecordBuilder()
                        .setSeverity(Severity.WARN)
                        .setBody("Database query executed (1500ms)")
                        .setAttribute(AttributeKey.stringKey("event_type"), "database_query")
                        .setAttribute(AttributeKey.booleanKey("success"), true)
                        .emit();
            }
            span.end();
            Meter meter = sdk.getMeter("mcp_server");
            var duration =
                    meter.histogramBuilder("database_query_duration_seconds").build();
            duration.record(0.5);
            duration.record(1.5, Attributes.empty());

            assertThat(flushed(sdk.getSdkTracerProvider().forceFlush())).isTrue();
            assertThat(flushed(sdk.getSdkLoggerProvider().forceFlush())).isTrue();
            assertThat(flushed(sdk.getSdkMeterProvider().forceFlush())).isTrue();

            ObjectNode request = only("AppRequests");
            assertThat(request.path("Name").asText()).isEqualTo("POST /mcp");
            assertThat(request.path("ResultCode").asText()).isEqualTo("200");
            assertThat(request.path("Success").booleanValue()).isTrue();
            assertThat(request.path("AppRoleName").asText()).isEqualTo("mcp-server");
            assertThat(request.path("AppRoleInstance").asText()).isEqualTo("mcp-1");
            assertThat(request.path("OperationId").asText())
                    .isEqualTo(span.getSpanContext().getTraceId());
            ObjectNode message = only("AppTraces");
            assertThat(message.path("SeverityLevel").intValue()).isEqualTo(2);
            assertThat(message.path("OperationId")).isEqualTo(request.path("OperationId"));
            assertThat(message.path("ParentId")).isEqualTo(request.path("Id"));
            assertThat(message.at("/Properties/success").asText()).isEqualTo("True");
            assertThat(only("AppExceptions").path("OuterMessage").asText()).isEqualTo("pool exhausted");
            assertThat(metrics("database_query_duration_seconds")).hasSize(1);
            ObjectNode metric = metrics("database_query_duration_seconds").get(0);
            assertThat(List.of(metric.path("Sum"), metric.path("Min"), metric.path("Max")))
                    .extracting(value -> value.doubleValue())
                    .containsExactly(2.0, 0.5, 1.5);
            assertThat(metric.path("ItemCount").intValue()).isEqualTo(2);
        }
    }

    /** The exporter warns in its log of what a partial success says, and goes on. */
    @Test
    void withItsDefaultTemporalityNoCounterLands() throws IOException {
        try (OpenTelemetrySdk sdk = sdk("otel.exporter.otlp.metrics.temporality.preference", "cumulative")) {
            sdk.getMeter("mcp_server").counterBuilder("errors_total").build().add(1);
            sdk.getMeter("mcp_server")
                    .gaugeBuilder("system_cpu_usage_percent")
                    .build()
                    .set(41.5);
            assertThat(flushed(sdk.getSdkMeterProvider().forceFlush())).isTrue();

            assertThat(metrics("errors_total")).isEmpty();
            assertThat(metrics("system_cpu_usage_percent")).hasSize(1);
        }
    }

    @Test
    void forAComponentThatIsNotThereNothingLands() throws IOException {
        try (OpenTelemetrySdk sdk = sdk("otel.exporter.otlp.headers", "tocsin-component=other")) {
            sdk.getTracer("t").spanBuilder("s").startSpan().end();
            flushed(sdk.getSdkTracerProvider().forceFlush());

            assertThat(rows("AppDependencies")).isEmpty();
        }
    }
}
