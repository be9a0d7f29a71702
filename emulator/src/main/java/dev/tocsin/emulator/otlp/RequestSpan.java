package dev.tocsin.emulator.otlp;

import io.opentelemetry.proto.trace.v1.Span;

/** What makes a request of a span of a server or a consumer ({@code export/trace/_exporter.py}, {@code _convert_span_to_envelope}). */
final class RequestSpan {
    private static final int MOST_URL = 2_048;
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    private final Span span;
    private final Attributes attributes;
    private final boolean ok;

    RequestSpan(Span span, Attributes attributes, boolean ok) {
        this.span = span;
        this.attributes = attributes;
        this.ok = ok;
    }

    void fill(Envelope envelope) {
        String name = span.getName();
        String code = "0";
        boolean success = ok;
        if (attributes.has("az.namespace")) {
            source(Peer.ofAzureSdk(attributes), envelope);
            enqueued(envelope);
        } else if (HttpCall.is(attributes)) {
            String url = url();
            envelope.data().put("url", PythonText.cut(url, MOST_URL));
            name = operation(url);
            long status = attributes.whole("http.response.status_code", "http.status_code");
            code = Long.toString(status);
            // A server that answers 404 has done nothing wrong, and the exporter still says that it failed.
            success = ok && status != 0 && (status < FIRST_CLIENT_ERROR || status >= FIRST_SERVER_ERROR);
        } else if (attributes.has("messaging.system")) {
            String destination = attributes.first("messaging.destination");
            String peer = attributes.first("net.peer.name", "net.peer.ip");
            source(peer.isEmpty() || destination.isEmpty() ? destination : peer + "/" + destination, envelope);
        }
        envelope.tags().put("ai.operation.name", name);
        envelope.data().put("name", PythonText.cut(name, SpanPieces.MOST_NAME));
        envelope.data()
                .put("responseCode", PythonText.cut(code, SpanPieces.MOST_NAME))
                .put("success", success);
    }

    private static void source(String source, Envelope envelope) {
        if (!source.isEmpty()) {
            envelope.data().put("source", PythonText.cut(source, SpanPieces.MOST_NAME));
        }
    }

    /** How long messages waited on the average, in milliseconds. */
    private void enqueued(Envelope envelope) {
        if (span.getLinksCount() == 0) {
            return;
        }
        double total = 0;
        for (Span.Link link : span.getLinksList()) {
            long at = new Attributes(link.getAttributesList()).whole("enqueuedTime");
            total += at == 0 ? 0 : span.getStartTimeUnixNano() / 1e6 - at;
        }
        envelope.data().putObject("measurements").put("timeSinceEnqueued", Math.max(0, total / span.getLinksCount()));
    }

    private String operation(String url) {
        String method = HttpCall.method(attributes);
        if (attributes.has("http.route")) {
            return method + " " + attributes.text("http.route");
        }
        if (url.isEmpty()) {
            return span.getName();
        }
        String path = Address.of(url).path();
        return method + " " + (path.isEmpty() ? "/" : path);
    }

    /** {@code export/trace/_utils.py}, {@code _get_url_for_http_request}; empty when nothing tells it. */
    private String url() {
        for (String whole : new String[] {"url.full", "http.url"}) {
            if (attributes.has(whole)) {
                return attributes.text(whole);
            }
        }
        String scheme = attributes.first("url.scheme", "http.scheme");
        String target = target();
        if (scheme.isEmpty() || target.isEmpty()) {
            return "";
        }
        String host = host();
        return host.isEmpty() ? "" : scheme + "://" + host + target;
    }

    private String target() {
        if (!attributes.has("url.path")) {
            return attributes.text("http.target");
        }
        String path = attributes.text("url.path");
        return path.isEmpty() || !attributes.has("url.query") ? path : path + "?" + attributes.text("url.query");
    }

    private String host() {
        String host = attributes.has("server.address") ? attributes.text("server.address") : "";
        if (!host.isEmpty()) {
            return attributes.has("server.port") ? host + ":" + attributes.text("server.port") : host;
        }
        if (!attributes.has("server.address") && !attributes.text("http.host").isEmpty()) {
            return attributes.text("http.host");
        }
        String server = attributes.has("http.server_name")
                ? attributes.text("http.server_name")
                : attributes.text("net.host.name");
        return server.isEmpty() ? "" : server + ":" + attributes.text("net.host.port");
    }
}
