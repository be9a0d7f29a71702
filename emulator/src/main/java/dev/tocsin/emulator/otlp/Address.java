package dev.tocsin.emulator.otlp;

import java.util.Locale;

/**
 * A URL as Python's {@code urlparse} takes it apart, as far as the exporter asks.
 *
 * @param authority host and port as written; Python's {@code netloc}
 * @param port -1 for none
 */
record Address(String authority, String host, int port, String path) {
    private static final int MOST_PORT = 65_535;

    static Address of(String url) {
        int scheme = url.indexOf("://");
        if (scheme >= 0) {
            return split(url.substring(scheme + 3));
        }
        return url.startsWith("//") ? split(url.substring(2)) : new Address("", "", -1, beforeQuery(url));
    }

    private static Address split(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        String server = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = server.indexOf(':', Math.max(0, server.indexOf(']')));
        String host = colon < 0 ? server : server.substring(0, colon);
        return new Address(
                authority,
                host.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT),
                port(colon < 0 ? "" : server.substring(colon + 1)),
                beforeQuery(rest.substring(end)));
    }

    private static String beforeQuery(String text) {
        return text.split("[?#;]", 2)[0];
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port >= 0 && port <= MOST_PORT ? port : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
