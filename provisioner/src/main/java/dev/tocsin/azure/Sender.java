package dev.tocsin.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tocsin.azure.http.NetworkTrouble;
import dev.tocsin.azure.login.SignInException;
import dev.tocsin.emulator.otlp.Signal;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests: each attempt has a deadline that covers the body, every 2xx body is parsed whole before it counts, transient
 * failures are tried again at the service's own pace. Thread-safe.
 */
final class Sender implements AutoCloseable {
    private final Carrier carrier;
    private final Waiting waiting;
    private final Pace pace;
    private final Retry retry;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final JsonReader json = new JsonReader(JsonLimits.RESPONSE);

    Sender(Carrier carrier, Waiting waiting, Pace pace) {
        this.carrier = carrier;
        this.waiting = waiting;
        this.pace = pace;
        this.retry = new Retry(waiting, pace);
    }

    /** How many requests at the same time are sooner answered than one after the other. */
    int atOnce() {
        return carrier.atOnce();
    }

    /** The requests sent so far, with every attempt. */
    RequestCount requests() {
        return new RequestCount(reads.get(), writes.get());
    }

    /**
     * The response to a request, whatever its status.
     *
     * @throws ArmException when none came, or not whole
     */
    Received send(Call call) {
        for (int attempt = 1; ; attempt++) {
            Received received = null;
            ArmException lost = null;
            awaitTurn(call);
            try {
                received = once(call);
                pace.ended(call, received);
            } catch (ArmException e) {
                lost = e;
            } catch (InterruptedException e) {
                throw ArmException.interrupted();
            }
            int status = received == null ? Objects.requireNonNull(lost).status() : received.status();
            if (!Retry.mayRepeat(call, status) || !pause(call, attempt, status, received)) {
                if (received == null) {
                    throw Objects.requireNonNull(lost);
                }
                return received;
            }
        }
    }

    private void awaitTurn(Call call) {
        try {
            pace.awaitTurn(call);
        } catch (InterruptedException e) {
            throw ArmException.notSent();
        }
    }

    /** Whether to ask again after the wait; a wait that is cut short leaves it at the answer that came. */
    private boolean pause(Call call, int attempt, int status, @Nullable Received received) {
        try {
            Optional<Duration> asked =
                    received == null ? Optional.empty() : RetryAfter.of(received::header, waiting.now());
            return retry.pause(call, attempt, status, asked);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private Received once(Call call) throws InterruptedException {
        (call.isRead() ? reads : writes).incrementAndGet();
        try {
            Reply reply = carrier.carry(call);
            return new Received(reply, body(reply));
        } catch (IOException | JsonSyntaxException | RuntimeException e) {
            throw failure(call, e);
        }
    }

    private static RuntimeException failure(Call call, Throwable cause) {
        if (cause instanceof ArmException known) {
            return known;
        }
        if (cause instanceof SignInException) {
            return new ArmException(
                    ArmException.REFUSED_LOCALLY, ArmException.NO_TOKEN, oneLine(cause), Optional.empty());
        }
        Optional<NetworkTrouble> trouble = NetworkTrouble.in(cause);
        if (trouble.isPresent()) {
            return new ArmException(
                    status(trouble.get().sent()),
                    trouble.get().code(),
                    call.what() + ": " + trouble.get().message(),
                    Optional.empty());
        }
        if (!isConnectionFailure(cause)) {
            return new IllegalStateException("sending a request failed: " + oneLine(cause), cause);
        }
        return new ArmException(
                0, "NoAnswer", call.what() + ": the connection failed (" + oneLine(cause) + ")", Optional.empty());
    }

    private static int status(NetworkTrouble.Sent sent) {
        return switch (sent) {
            case NEVER -> ArmException.REFUSED_LOCALLY;
            case NOT_YET -> ArmException.UNREACHABLE;
            case PERHAPS -> 0;
        };
    }

    private static String oneLine(Throwable cause) {
        return NetworkTrouble.oneLine(cause);
    }

    /** What the network can do to us; anything else is our own fault and must not be retried. */
    private static boolean isConnectionFailure(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof UncheckedIOException
                || cause instanceof JsonSyntaxException
                || cause.getCause() instanceof IOException;
    }

    /** Whoever asks for protobuf reads it. */
    private JsonNode body(Reply reply) throws JsonSyntaxException {
        String type = reply.headers().get("Content-Type");
        return type != null && type.startsWith(Signal.PROTOBUF)
                ? MissingNode.getInstance()
                : parsed(reply.status(), reply.bytes());
    }

    /** A success that is cut short is no success; an error may come as HTML from a proxy. */
    private JsonNode parsed(int status, byte[] bytes) throws JsonSyntaxException {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            if (status >= 200 && status < 300) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        carrier.close();
    }
}
