package dev.tocsin.emulator.otlp;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.tocsin.emulator.ingest.Items;
import dev.tocsin.emulator.ingest.RejectedException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A body of OTLP/HTTP in protobuf (opentelemetry.io/docs/specs/otlp), taken apart into what one row or several come of. The exporter
 * that is followed is Azure/azure-sdk-for-python, sdk/monitor/azure-monitor-opentelemetry-exporter; files and functions that are named
 * beside the rules are its own.
 */
public final class OtlpBody {
    private OtlpBody() {}

    /**
     * Takes a body apart.
     *
     * @param body unpacked
     * @throws RejectedException when nothing of it can be taken
     */
    public static List<Piece> pieces(Signal signal, byte[] body) throws RejectedException {
        List<Piece> pieces = new ArrayList<>();
        switch (signal) {
            case METRICS ->
                metrics(
                        read(ExportMetricsServiceRequest.getDescriptor(), ExportMetricsServiceRequest.parser(), body),
                        pieces);
            case TRACES ->
                spans(
                        read(ExportTraceServiceRequest.getDescriptor(), ExportTraceServiceRequest.parser(), body),
                        pieces);
            case LOGS ->
                records(
                        read(ExportLogsServiceRequest.getDescriptor(), ExportLogsServiceRequest.parser(), body),
                        pieces);
        }
        return pieces;
    }

    private static <T extends Message> T read(Descriptor type, Parser<T> parser, byte[] body) throws RejectedException {
        try {
            FieldLimit.check(type, body);
            return parser.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            // What follows is advice to those who read the message.
            String why = String.valueOf(e.getMessage()).split("\\.", 2)[0];
            throw new RejectedException("The body is no " + type.getName() + " in protobuf: " + why + ".");
        } catch (IOException e) {
            throw new RejectedException("The body cannot be read: " + e.getMessage());
        }
    }

    private static void metrics(ExportMetricsServiceRequest request, List<Piece> pieces) throws RejectedException {
        Room room = new Room(pieces);
        for (var resource : request.getResourceMetricsList()) {
            MetricPieces metrics = new MetricPieces(new Origin(resource.getResource()), room::add);
            resource.getScopeMetricsList()
                    .forEach(scope -> scope.getMetricsList().forEach(metrics::of));
        }
        room.demand();
    }

    private static void spans(ExportTraceServiceRequest request, List<Piece> pieces) throws RejectedException {
        Room room = new Room(pieces);
        for (var resource : request.getResourceSpansList()) {
            Origin origin = new Origin(resource.getResource());
            for (var scope : resource.getScopeSpansList()) {
                SpanPieces spans = new SpanPieces(origin, scope.getScope().getName());
                scope.getSpansList().forEach(span -> room.add(spans.of(span)));
            }
        }
        room.demand();
    }

    private static void records(ExportLogsServiceRequest request, List<Piece> pieces) throws RejectedException {
        Room room = new Room(pieces);
        for (var resource : request.getResourceLogsList()) {
            LogPieces logs = new LogPieces(new Origin(resource.getResource()));
            resource.getScopeLogsList()
                    .forEach(scope -> scope.getLogRecordsList().forEach(record -> room.add(logs.of(record))));
        }
        room.demand();
    }

    /** As many items as a body of {@code /v2.1/track} may have. */
    private static final class Room {
        private final List<Piece> pieces;
        private int items;

        Room(List<Piece> pieces) {
            this.pieces = pieces;
        }

        void add(Piece piece) {
            items += piece instanceof Piece.Sent sent
                    ? Math.max(1, sent.envelopes().size())
                    : 1;
            if (items <= Items.MOST_ITEMS) {
                pieces.add(piece);
            }
        }

        void demand() throws RejectedException {
            if (items > Items.MOST_ITEMS) {
                throw new RejectedException("The body has more than " + Items.MOST_ITEMS + " items.");
            }
        }
    }
}
