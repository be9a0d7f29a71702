package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.ArmResponse.Ending;
import dev.tocsin.emulator.ConnectionResetException;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** HTTP on one side, the emulator on the other: requests that may enter, answers and the ways in which they break off. */
final class Exchanges implements HttpHandler {
    /** As ARM: learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-request-content-too-large. */
    private static final int BODY_LIMIT = 4 << 20;
    /** Longer than any client's patience; then the connection is given back. */
    private static final long STALL_MINUTES = 15;

    private final Emulator emulator;
    private final LoopbackCheck loopback;
    private final Administration administration;

    Exchanges(Emulator emulator, LoopbackCheck loopback) {
        this.emulator = emulator;
        this.loopback = loopback;
        administration = new Administration(emulator);
    }

    @Override
    public void handle(HttpExchange exchange) {
        try {
            send(exchange, answer(exchange));
        } catch (ConnectionResetException e) {
            exchange.close();
        } catch (IOException e) {
            // The caller has gone.
            exchange.close();
        }
    }

    private ArmResponse answer(HttpExchange exchange) throws IOException {
        Optional<LoopbackCheck.Objection> objection =
                loopback.objection(exchange.getRequestHeaders(), exchange.getRequestURI());
        if (objection.isPresent()) {
            return error(
                    objection.get().status(),
                    objection.get().code(),
                    objection.get().message());
        }
        byte[] body = new byte[0];
        boolean tooLong = announced(exchange) > BODY_LIMIT;
        if (!tooLong) {
            // Not closed: that would wait for the rest of a body that is too long.
            body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
            tooLong = body.length > BODY_LIMIT;
        }
        if (tooLong) {
            return error(413, "RequestContentTooLarge", "The request content size exceeds the maximum size of 4 MB.");
        }
        ArmRequest request = request(exchange, body);
        try {
            return Administration.isFor(request) ? administration.answer(request) : emulator.handle(request);
        } catch (ConnectionResetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return error(
                    500,
                    "InternalServerError",
                    "The emulator failed: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** The JDK's server has refused a length that is no number. */
    private static long announced(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? 0 : Long.parseLong(length.strip());
    }

    private static ArmRequest request(HttpExchange exchange, byte[] body) {
        URI target = exchange.getRequestURI();
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(header.getKey(), header.getValue().get(0));
        }
        String query = target.getRawQuery();
        return new ArmRequest(exchange.getRequestMethod(), path(target), query == null ? "" : query, headers, body);
    }

    /** A path that starts with two slashes looks to {@link URI} as if its first segment were a host. */
    private static String path(URI target) {
        String path = target.getPath() == null ? "" : target.getPath();
        boolean twoSlashes = target.getScheme() == null && target.getAuthority() != null;
        return twoSlashes ? "/" + target.getAuthority() + path : path;
    }

    private static ArmResponse error(int status, String code, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error").put("code", code).put("message", message);
        return new ArmResponse(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                JsonWriter.compact(root).getBytes(StandardCharsets.UTF_8),
                Ending.COMPLETE);
    }

    private static void send(HttpExchange exchange, ArmResponse response) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = response.body();
        boolean whole = response.ending() == Ending.COMPLETE;
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || whole && body.length == 0;
        // What is announced and never comes: as much again, and one byte more so that something is always missing.
        long announced = whole ? body.length : body.length * 2L + 1;
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : announced);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        }
        if (response.ending() == Ending.STALLED) {
            CompletableFuture.delayedExecutor(STALL_MINUTES, TimeUnit.MINUTES).execute(exchange::close);
        } else {
            exchange.close();
        }
    }
}
