package dev.tocsin.serve;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read: a browser that was sent to the loopback address itself. A page elsewhere can reach that address under a name of
 * its own (DNS rebinding), which the Host header tells, or from its own scripts, which Origin tells.
 */
final class LoopbackGate {
    private final Set<String> hosts;

    LoopbackGate(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    }

    /** Why something is not answered. */
    record Refusal(int status, String message) {}

    Optional<Refusal> refusal(HttpExchange exchange) {
        List<String> host = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        URI target = exchange.getRequestURI();
        boolean elsewhere = target.getRawAuthority() != null && !isOurs(target.getRawAuthority());
        if (host.size() != 1 || !isOurs(host.get(0)) || elsewhere) {
            return Optional.of(new Refusal(421, "the Host header must be 127.0.0.1, localhost or [::1] with the port"));
        }
        for (String origin : exchange.getRequestHeaders().getOrDefault("Origin", List.of())) {
            if (!origin.startsWith("http://") || !isOurs(origin.substring("http://".length()))) {
                return Optional.of(new Refusal(403, "other web pages get no answer here"));
            }
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return Optional.of(new Refusal(405, "there is nothing but reading here, with GET"));
        }
        return Optional.empty();
    }

    private boolean isOurs(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
