package dev.tocsin.emulator.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.trace.v1.Span;

/** What makes a dependency of any other span ({@code export/trace/_exporter.py}, {@code _convert_span_to_envelope}). */
final class DependencySpan {
    private static final int MOST_DATA = 8_192;
    private static final String NAMESPACE = "az.namespace";
    private static final String SYSTEM = "messaging.system";
    private static final String DESTINATION = "messaging.destination";

    private final Span span;
    private final Attributes attributes;
    private final boolean ok;

    DependencySpan(Span span, Attributes attributes, boolean ok) {
        this.span = span;
        this.attributes = attributes;
        this.ok = ok;
    }

    /** Texts that are empty are left out. */
    private record Filled(String name, String type, String target, String data, String code) {
        Filled(String name, String type, String target) {
            this(name, type, target, "", "0");
        }
    }

    void fill(ObjectNode data) {
        Filled filled = switch (span.getKind()) {
            case SPAN_KIND_CLIENT -> client();
            case SPAN_KIND_PRODUCER -> producer();
            default -> {
                String namespace = attributes.text(NAMESPACE);
                yield new Filled(
                        span.getName(),
                        attributes.has(NAMESPACE) ? "InProc | " + namespace : "InProc",
                        Peer.of(attributes));
            }
        };
        data.put("name", PythonText.cut(filled.name(), SpanPieces.MOST_NAME));
        data.put("type", PythonText.cut(filled.type(), SpanPieces.MOST_NAME));
        data.put("target", PythonText.cut(filled.target(), SpanPieces.MOST_NAME));
        data.put("data", PythonText.cut(filled.data(), MOST_DATA));
        data.put("resultCode", PythonText.cut(filled.code(), SpanPieces.MOST_NAME));
        data.put("success", ok);
    }

    private Filled client() {
        if (attributes.has(NAMESPACE)) {
            return new Filled(span.getName(), attributes.text(NAMESPACE), Peer.ofAzureSdk(attributes));
        }
        if (HttpCall.is(attributes)) {
            HttpCall call = new HttpCall(attributes);
            return new Filled(
                    HttpCall.method(attributes) + " " + call.path(),
                    "HTTP",
                    call.target(),
                    call.url(),
                    Long.toString(attributes.whole("http.response.status_code", "http.status_code")));
        }
        if (attributes.has("db.system")) {
            return database(attributes.text("db.system"));
        }
        String peer = Peer.of(attributes);
        if (attributes.has(SYSTEM)) {
            String destination = attributes.has(DESTINATION) ? attributes.text(DESTINATION) : attributes.text(SYSTEM);
            return new Filled(span.getName(), attributes.text(SYSTEM), peer.isEmpty() ? destination : peer);
        }
        if (attributes.has("rpc.system")) {
            // The exporter writes the name of the attribute, not its value.
            return new Filled(span.getName(), "rpc.system", peer.isEmpty() ? attributes.text("rpc.system") : peer);
        }
        return new Filled(span.getName(), "N/A", peer);
    }

    private Filled database(String system) {
        String peer = Peer.of(attributes);
        String name = attributes.first("db.name");
        String target = name.isEmpty() ? peer.isEmpty() ? system : peer : peer.isEmpty() ? name : peer + "|" + name;
        String statement =
                attributes.has("db.statement") ? attributes.text("db.statement") : attributes.text("db.operation");
        return new Filled(span.getName(), Database.type(system), target, statement, "0");
    }

    private Filled producer() {
        if (attributes.has(NAMESPACE)) {
            return new Filled(
                    span.getName(), "Queue Message | " + attributes.text(NAMESPACE), Peer.ofAzureSdk(attributes));
        }
        String system = attributes.first(SYSTEM);
        String peer = Peer.of(attributes);
        String destination = attributes.has(DESTINATION) ? attributes.text(DESTINATION) : system;
        return new Filled(
                span.getName(),
                system.isEmpty() ? "Queue Message" : "Queue Message | " + system,
                peer.isEmpty() ? destination : peer);
    }
}
