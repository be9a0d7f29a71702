package dev.tocsin.emulator.server;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps web pages out: a page that a browser shows may send requests to the loopback address, under a name of its own
 * (DNS rebinding) or with its own origin.
 */
final class LoopbackCheck {
    private final Set<String> hosts;

    LoopbackCheck(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    /** Why a request is refused, if it is. */
    record Objection(int status, String code, String message) {}

    Optional<Objection> objection(Headers headers, URI target) {
        List<String> host = headers.getOrDefault("Host", List.of());
        if (host.size() != 1 || !isOurs(host.get(0)) || absoluteElsewhere(target)) {
            return Optional.of(new Objection(
                    400,
                    "InvalidHost",
                    "The Host header must be 127.0.0.1, localhost or [::1] with the port of this emulator."));
        }
        for (String origin : headers.getOrDefault("Origin", List.of())) {
            if (!origin.startsWith("https://") || !isOurs(origin.substring("https://".length()))) {
                return Optional.of(new Objection(403, "ForeignOrigin", "Requests of web pages are not answered here."));
            }
        }
        return Optional.empty();
    }

    private boolean absoluteElsewhere(URI target) {
        return target.getScheme() != null && !isOurs(String.valueOf(target.getRawAuthority()));
    }

    private boolean isOurs(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
