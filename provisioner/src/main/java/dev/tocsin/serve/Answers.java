package dev.tocsin.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Pages, and the stream of events that tells browsers to load them again. */
final class Answers implements HttpHandler {
    /** Where events come from: {@code text/event-stream} (html.spec.whatwg.org, server-sent events), a version for each. */
    static final String EVENTS = "/events";
    /** A browser keeps one for each of its tabs. */
    private static final int MOST_STREAMS = 64;
    /** A line now and then, to notice that a browser has gone. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final LoopbackGate gate;
    private final Shown shown;
    private final Semaphore streams = new Semaphore(MOST_STREAMS);

    Answers(LoopbackGate gate, Shown shown) {
        this.gate = gate;
        this.shown = shown;
    }

    @Override
    public void handle(HttpExchange exchange) {
        try {
            protect(exchange.getResponseHeaders());
            Optional<LoopbackGate.Refusal> refusal = gate.refusal(exchange);
            if (refusal.isPresent()) {
                exchange.getResponseHeaders().set("Allow", "GET");
                send(
                        exchange,
                        refusal.get().status(),
                        "text/plain",
                        refusal.get().message() + "\n");
            } else if (EVENTS.equals(exchange.getRequestURI().getPath())) {
                events(exchange);
            } else {
                page(exchange);
            }
        } catch (IOException e) {
            // The browser has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** The policy for scripts stands in each page; that no other page may frame it can only be said here. */
    private static void protect(Headers headers) {
        headers.set("Content-Security-Policy", "frame-ancestors 'none'");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
    }

    private void page(HttpExchange exchange) throws IOException {
        String path = String.valueOf(exchange.getRequestURI().getPath());
        Supplier<String> script = shown.site().scripts().get(path);
        if (script != null) {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=31536000, immutable");
            send(exchange, 200, "text/javascript", script.get());
            return;
        }
        Optional<String> page;
        try {
            page = shown.site().pages().apply(path);
        } catch (RuntimeException e) {
            send(exchange, 500, "text/plain", "this page is a fault of Tocsin: " + e + "\n");
            return;
        }
        if (page.isPresent()) {
            send(exchange, 200, "text/html", page.get());
        } else {
            send(exchange, 404, "text/plain", "there is no such page; all of them are listed at /\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void events(HttpExchange exchange) throws IOException, InterruptedException {
        if (!streams.tryAcquire()) {
            send(exchange, 503, "text/plain", "more than " + MOST_STREAMS + " pages listen; close some\n");
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            String seen = "";
            while (!shown.closed()) {
                String version = shown.otherThan(seen, SILENCE);
                String line = version.equals(seen) ? ":\n\n" : "data: " + version + "\n\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
                seen = version;
            }
        } finally {
            streams.release();
        }
    }
}
