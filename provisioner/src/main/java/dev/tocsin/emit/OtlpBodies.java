package dev.tocsin.emit;

import com.google.protobuf.Message;
import dev.tocsin.alerttest.ProfileRow;
import dev.tocsin.emit.Envelopes.NotSendableException;
import dev.tocsin.emulator.otlp.Signal;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a profile as the OpenTelemetry of an application would send them: what the exporter to Azure Monitor would make these rows of. */
public final class OtlpBodies {
    private static final int BATCH = 500;

    private final String role;

    /** @param role what rows say that have no {@code cloud_RoleName} of their own */
    public OtlpBodies(String role) {
        this.role = role;
    }

    /**
     * The requests that bring these rows, in their order for each signal; nothing is sent yet.
     *
     * @throws NotSendableException for a row that no telemetry becomes
     */
    public List<OtlpBody> of(List<ProfileRow> rows) throws NotSendableException {
        Map<Signal, List<Item>> items = new EnumMap<>(Signal.class);
        for (ProfileRow row : rows) {
            Envelopes.demandKnown(row);
            Signal signal = signal(row);
            List<Item> list = items.computeIfAbsent(signal, unused -> new ArrayList<>());
            list.addAll(items(row));
        }
        List<OtlpBody> bodies = new ArrayList<>();
        items.forEach((signal, list) -> {
            for (int i = 0; i < list.size(); i += BATCH) {
                List<Item> batch = list.subList(i, Math.min(list.size(), i + BATCH));
                bodies.add(new OtlpBody(signal, request(signal, batch).toByteArray()));
            }
        });
        return bodies;
    }

    /** A data point with its metric, a span or a log record, and whose it is. */
    private record Item(Resource resource, Message message) {}

    /** Which signal brings rows of this table. */
    private static Signal signal(ProfileRow row) {
        return switch (row.table()) {
            case "customMetrics" -> Signal.METRICS;
            case "requests", "dependencies" -> Signal.TRACES;
            default -> Signal.LOGS;
        };
    }

    private List<Item> items(ProfileRow row) throws NotSendableException {
        Resource resource = Resource.newBuilder()
                .addAttributes(OtlpValue.of("service.name", Envelopes.text(row, "cloud_RoleName", role)))
                .addAttributes(
                        OtlpValue.of("service.instance.id", Envelopes.text(row, "cloud_RoleInstance", role + "-1")))
                .build();
        List<Item> items = new ArrayList<>();
        for (Message message : messages(row)) {
            items.add(new Item(resource, message));
        }
        return items;
    }

    private static List<? extends Message> messages(ProfileRow row) throws NotSendableException {
        return switch (signal(row)) {
            case METRICS -> List.of(OtlpMetric.of(row));
            case TRACES -> List.of(OtlpSpan.of(row));
            case LOGS -> OtlpLog.of(row);
        };
    }

    private static Message request(Signal signal, List<Item> batch) {
        Map<Resource, List<Message>> resources = new LinkedHashMap<>();
        batch.forEach(item -> resources
                .computeIfAbsent(item.resource(), unused -> new ArrayList<>())
                .add(item.message()));
        return switch (signal) {
            case METRICS -> {
                ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
                resources.forEach((resource, all) -> {
                    ScopeMetrics.Builder scope = ScopeMetrics.newBuilder();
                    all.forEach(one -> scope.addMetrics((Metric) one));
                    request.addResourceMetrics(
                            ResourceMetrics.newBuilder().setResource(resource).addScopeMetrics(scope));
                });
                yield request.build();
            }
            case TRACES -> {
                ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
                resources.forEach((resource, all) -> {
                    ScopeSpans.Builder scope = ScopeSpans.newBuilder();
                    all.forEach(one -> scope.addSpans((Span) one));
                    request.addResourceSpans(
                            ResourceSpans.newBuilder().setResource(resource).addScopeSpans(scope));
                });
                yield request.build();
            }
            case LOGS -> {
                ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
                resources.forEach((resource, all) -> {
                    ScopeLogs.Builder scope = ScopeLogs.newBuilder();
                    all.forEach(one -> scope.addLogRecords((LogRecord) one));
                    request.addResourceLogs(
                            ResourceLogs.newBuilder().setResource(resource).addScopeLogs(scope));
                });
                yield request.build();
            }
        };
    }
}
