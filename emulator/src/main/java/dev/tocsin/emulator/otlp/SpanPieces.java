package dev.tocsin.emulator.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Spans as {@code export/trace/_exporter.py} sends them: what a server or a consumer did is a request, everything else a dependency;
 * events that are exceptions are exceptions, others messages.
 */
final class SpanPieces {
    private static final Set<Span.SpanKind> SERVERS =
            Set.of(Span.SpanKind.SPAN_KIND_SERVER, Span.SpanKind.SPAN_KIND_CONSUMER);

    /** {@code _STANDARD_OPENTELEMETRY_ATTRIBUTE_PREFIXES}; the spelling of the last but one is the exporter's. */
    private static final List<String> STANDARD = List.of(
            "http.",
            "db.",
            "message.",
            "messaging.",
            "rpc.",
            "enduser.",
            "net.",
            "peer.",
            "exception.",
            "thread.",
            "fass.",
            "code.");

    /** What the stable conventions of HTTP have in their place; each of them is in a column, or tells one. */
    private static final Set<String> STABLE = Set.of(
            "client.address",
            "client.port",
            "server.address",
            "server.port",
            "url.full",
            "url.path",
            "url.query",
            "url.scheme",
            "url.template",
            "error.type",
            "network.local.address",
            "network.local.port",
            "network.protocol.name",
            "network.protocol.version",
            "network.peer.address",
            "network.peer.port",
            "network.transport",
            "user_agent.original",
            "user_agent.synthetic.type");

    private static final String SAMPLE_RATE = "_MS.sampleRate";

    /** {@code _INSTRUMENTATION_SUPPORTING_METRICS_LIST}. */
    private static final Set<String> COUNTED = Set.of(
            "opentelemetry.instrumentation.asgi",
            "opentelemetry.instrumentation.django",
            "opentelemetry.instrumentation.falcon",
            "opentelemetry.instrumentation.fastapi",
            "opentelemetry.instrumentation.flask",
            "opentelemetry.instrumentation.pyramid",
            "opentelemetry.instrumentation.requests",
            "opentelemetry-instrumentation-sqlalchemy",
            "opentelemetry.instrumentation.starlette",
            "opentelemetry-instrumentation-tornado",
            "opentelemetry-instrumentation-urllib",
            "opentelemetry.instrumentation.urllib3",
            "opentelemetry.instrumentation.wsgi");

    static final int TRACE_ID = 16;
    static final int SPAN_ID = 8;
    static final int MOST_NAME = 1_024;
    static final int MOST_TEXT = 32_768;
    private static final int MOST_LINKS = 103;

    private final Origin origin;
    private final String scope;

    /** @param scope name of the instrumentation */
    SpanPieces(Origin origin, String scope) {
        this.origin = origin;
        this.scope = scope;
    }

    Piece of(Span span) {
        if (span.getTraceId().size() != TRACE_ID || span.getSpanId().size() != SPAN_ID) {
            return new Piece.Refused("The span '" + PythonText.cut(span.getName(), 60)
                    + "' has no trace id of 16 bytes, or no span id of 8.");
        }
        Attributes attributes = new Attributes(span.getAttributesList());
        List<ObjectNode> envelopes = new ArrayList<>();
        envelopes.add(span(span, attributes));
        span.getEventsList().forEach(event -> envelopes.add(event(span, event, attributes)));
        return new Piece.Sent(envelopes);
    }

    private ObjectNode span(Span span, Attributes attributes) {
        boolean server = SERVERS.contains(span.getKind());
        Envelope envelope =
                Envelope.of(server ? "RequestData" : "RemoteDependencyData", span.getStartTimeUnixNano(), origin);
        envelope.tags().put("ai.operation.id", Envelope.hex(span.getTraceId(), TRACE_ID));
        if (attributes.has("enduser.id")) {
            envelope.tags().put("ai.user.id", attributes.text("enduser.id"));
        }
        if (span.getParentSpanId().size() == SPAN_ID) {
            envelope.tags().put("ai.operation.parentId", Envelope.hex(span.getParentSpanId(), SPAN_ID));
        }
        if (Synthetic.is(attributes)) {
            envelope.tags().put("ai.operation.syntheticSource", "True");
        }
        envelope.data().put("id", Envelope.hex(span.getSpanId(), SPAN_ID));
        boolean ended = span.getStartTimeUnixNano() != 0 && span.getEndTimeUnixNano() != 0;
        envelope.data()
                .put(
                        "duration",
                        Envelope.duration(ended ? span.getEndTimeUnixNano() - span.getStartTimeUnixNano() : 0));
        boolean ok = span.getStatus().getCode() != Status.StatusCode.STATUS_CODE_ERROR;
        if (server) {
            new RequestSpan(span, attributes, ok).fill(envelope);
        } else {
            new DependencySpan(span, attributes, ok).fill(envelope.data());
        }
        sampleRate(attributes, envelope);
        ObjectNode properties = attributes.properties(SpanPieces::isOwn);
        if (COUNTED.contains(scope)) {
            properties.put("_MS.ProcessedByMetricExtractors", "True");
        }
        if (span.getLinksCount() > 0) {
            properties.put("_MS.links", links(span.getLinksList()));
        }
        return envelope.with(properties).whole();
    }

    private static void sampleRate(Attributes attributes, Envelope envelope) {
        AnyValue rate = attributes.value(SAMPLE_RATE);
        if (rate != null) {
            envelope.whole()
                    .put("sampleRate", rate.hasDoubleValue() ? rate.getDoubleValue() : attributes.whole(SAMPLE_RATE));
        }
    }

    private static String links(List<Span.Link> links) {
        StringBuilder text = new StringBuilder("[");
        for (Span.Link link : links.subList(0, Math.min(links.size(), MOST_LINKS))) {
            text.append(text.length() > 1 ? ", " : "")
                    .append("{\"operation_Id\": \"")
                    .append(Envelope.hex(link.getTraceId(), TRACE_ID))
                    .append("\", \"id\": \"")
                    .append(Envelope.hex(link.getSpanId(), SPAN_ID))
                    .append("\"}");
        }
        return text.append(']').toString();
    }

    private static boolean isOwn(String key) {
        return !key.equals(SAMPLE_RATE)
                && !STABLE.contains(key)
                && STANDARD.stream().noneMatch(key::startsWith);
    }

    private ObjectNode event(Span span, Span.Event event, Attributes ofSpan) {
        Attributes attributes = new Attributes(event.getAttributesList());
        boolean exception = event.getName().equals("exception");
        Envelope envelope = Envelope.of(exception ? "ExceptionData" : "MessageData", event.getTimeUnixNano(), origin);
        envelope.tags().put("ai.operation.id", Envelope.hex(span.getTraceId(), TRACE_ID));
        envelope.tags().put("ai.operation.parentId", Envelope.hex(span.getSpanId(), SPAN_ID));
        sampleRate(ofSpan, envelope);
        if (exception) {
            Thrown.of(attributes).put(envelope.data());
        } else {
            envelope.data().put("message", PythonText.cut(event.getName(), MOST_TEXT));
        }
        return envelope.with(attributes.properties(SpanPieces::isOwn)).whole();
    }
}
