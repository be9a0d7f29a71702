package dev.tocsin.emulator.otlp;

/**
 * A request over HTTP that somebody sent, by the attributes of its span: the older conventions and the stable ones
 * ({@code export/trace/_utils.py}, {@code _get_url_for_http_dependency}, {@code _get_target_and_path_for_http_dependency}).
 */
final class HttpCall {
    private final Attributes attributes;

    HttpCall(Attributes attributes) {
        this.attributes = attributes;
    }

    static boolean is(Attributes attributes) {
        return attributes.has("http.request.method") || attributes.has("http.method");
    }

    static String method(Attributes attributes) {
        return attributes.first("http.request.method", "http.method");
    }

    static int defaultPort(Attributes attributes) {
        return switch (attributes.first("url.scheme", "http.scheme")) {
            case "http" -> 80;
            case "https" -> 443;
            default -> 0;
        };
    }

    /** Empty when nothing tells it. */
    String url() {
        for (String whole : new String[] {"url.full", "http.url"}) {
            if (attributes.has(whole)) {
                return attributes.text(whole);
            }
        }
        String scheme = attributes.first("url.scheme", "http.scheme");
        if (scheme.isEmpty() || !attributes.has("http.target")) {
            return "";
        }
        String target = attributes.text("http.target");
        if (attributes.has("http.host")) {
            return scheme + "://" + attributes.text("http.host") + target;
        }
        String peer =
                attributes.has("net.peer.name") ? attributes.text("net.peer.name") : attributes.text("net.peer.ip");
        return !attributes.has("net.peer.port") || peer.isEmpty()
                ? ""
                : scheme + "://" + peer + ":" + attributes.text("net.peer.port") + target;
    }

    String path() {
        String path = Address.of(url()).path();
        return path.isEmpty() ? "/" : path;
    }

    String target() {
        String target = server();
        return target.isEmpty() ? Peer.of(attributes) : target;
    }

    private String server() {
        int usual = defaultPort(attributes);
        if (attributes.has("server.address")) {
            String address = attributes.text("server.address");
            // As the exporter has it: without a port the text is "None".
            String port = attributes.has("server.port") ? attributes.text("server.port") : "None";
            return port.equals(Integer.toString(usual)) ? address : address + ":" + port;
        }
        if (attributes.has("peer.service")) {
            return attributes.text("peer.service");
        }
        if (attributes.has("http.host")) {
            String host = attributes.text("http.host");
            Address address = Address.of("//" + host);
            return address.port() == usual ? address.host() : host;
        }
        Address address = Address.of(url());
        return address.port() > 0 && address.port() == usual ? address.host() : address.authority();
    }
}
