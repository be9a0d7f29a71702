package dev.tocsin.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The trace of a run, made when it is over: the run, in it its steps, in them the changes, and requests in the change of the
 * resource that they are about, or else in the step.
 */
final class Spans {
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> SERVICE_REQUEST = AttributeKey.stringKey("az.service_request_id");

    private final Tracer tracer;
    private final String correlationId;

    Spans(Tracer tracer, String correlationId) {
        this.tracer = tracer;
        this.correlationId = correlationId;
    }

    private record Node(Event event, Context context) {
        boolean holds(Event other) {
            Instant end = event.start().plus(event.length());
            return !other.start().isBefore(event.start()) && !other.start().isAfter(end);
        }
    }

    void record(List<Event> events, Context parent) {
        Event.Run run = only(events, Event.Run.class).findFirst().orElseThrow();
        Span root = start(run, "tocsin " + run.command(), SpanKind.INTERNAL, parent);
        root.setAttribute("tocsin.command", run.command());
        root.setAttribute("tocsin.exit_code", run.exit());
        root.setAttribute("tocsin.correlation_id", correlationId);
        Node top = new Node(run, parent.with(root));
        List<Node> steps = only(events, Event.Step.class)
                .map(one -> inner(one, one.name(), SpanKind.INTERNAL, Attributes.empty(), top))
                .toList();
        List<Node> changes = only(events, Event.Change.class)
                .map(one -> inner(
                        one,
                        one.action() + " " + one.definition(),
                        SpanKind.INTERNAL,
                        Attributes.of(
                                AttributeKey.stringKey("tocsin.definition"), one.definition(),
                                AttributeKey.stringKey("tocsin.resource"), one.resource(),
                                AttributeKey.stringKey("tocsin.outcome"), one.outcome()),
                        around(one, steps, top)))
                .toList();
        only(events, Event.Request.class)
                .forEach(one -> inner(one, one.method(), SpanKind.CLIENT, full(one), home(one, changes, steps, top)));
        end(root, run);
    }

    private static <T extends Event> Stream<T> only(List<Event> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    private static Node around(Event event, List<Node> outer, Node otherwise) {
        return outer.stream().filter(one -> one.holds(event)).findFirst().orElse(otherwise);
    }

    private static Node home(Event.Request request, List<Node> changes, List<Node> steps, Node top) {
        String path = request.path().toLowerCase(Locale.ROOT);
        return changes.stream()
                .filter(one -> one.holds(request)
                        && one.event() instanceof Event.Change change
                        && path.startsWith(change.resource().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> around(request, steps, top));
    }

    private Node inner(Event event, String name, SpanKind kind, Attributes attributes, Node in) {
        Span span = start(event, name, kind, in.context());
        span.setAllAttributes(attributes);
        end(span, event);
        return new Node(event, in.context().with(span));
    }

    private Span start(Event event, String name, SpanKind kind, Context parent) {
        return tracer.spanBuilder(name)
                .setParent(parent)
                .setSpanKind(kind)
                .setStartTimestamp(event.start())
                .startSpan();
    }

    private static void end(Span span, Event event) {
        if (event.failed()) {
            span.setStatus(StatusCode.ERROR, event.message());
        }
        span.end(event.start().plus(event.length()));
    }

    /** Few enough values to be told apart by in a metric. */
    static Attributes http(Event.Request request) {
        return common(request).build();
    }

    private static Attributes full(Event.Request request) {
        AttributesBuilder all = common(request).put(PATH, request.path());
        if (!request.requestId().isEmpty()) {
            all.put(SERVICE_REQUEST, request.requestId());
        }
        return all.build();
    }

    private static AttributesBuilder common(Event.Request request) {
        AttributesBuilder all = Attributes.builder()
                .put(METHOD, request.method())
                .put(HOST, Objects.requireNonNullElse(request.host(), ""));
        if (request.status() != 0) {
            all.put(STATUS, request.status());
        }
        if (request.failed()) {
            all.put("error.type", request.status() == 0 ? "no_answer" : String.valueOf(request.status()));
        }
        return all;
    }
}
