package dev.tocsin.azure;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Waits for what ARM accepted and does later: 201 or 202 with {@code Azure-AsyncOperation}, which is preferred, or
 * {@code Location} (Microsoft Learn, azure-resource-manager/management/async-operations).
 */
final class Operations {
    private static final String STATUS = "Azure-AsyncOperation";
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(15);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);

    private final Sender sender;
    private final String endpoint;
    private final Waiting waiting;

    Operations(Sender sender, String endpoint, Waiting waiting) {
        this.sender = sender;
        this.endpoint = endpoint;
        this.waiting = waiting;
    }

    /** What a poll told. */
    private enum State {
        RUNNING,
        DONE,
        /** The operation cannot be watched, by its address or by our rights. */
        UNSEEN
    }

    /** Whether the service says that it will do later what it was asked. */
    boolean isPending(Received received) {
        return (received.status() == 201 || received.status() == 202)
                && tracker(received).isPresent();
    }

    /**
     * Waits for the end.
     *
     * @return false when only the resource itself can tell whether it is over
     * @throws ArmException when it failed, or takes too long
     */
    boolean finish(Call call, String path, Received accepted) {
        Tracker tracker = new Tracker(call, path, accepted);
        awaitEnd(call, path, accepted, tracker::isOver);
        return tracker.state == State.DONE;
    }

    /**
     * Waits for the end, and gives the answer that told of it.
     *
     * @throws ArmException when it failed, takes too long, or may not be watched
     */
    Received result(Call call, String path, Received accepted) {
        Tracker tracker = new Tracker(call, path, accepted);
        awaitEnd(call, path, accepted, tracker::isOver);
        if (tracker.state != State.DONE) {
            throw new ArmException(
                    202,
                    "Unseen",
                    call.method() + " " + path + ": the service accepted it, and how it ended may not be seen",
                    accepted.header("x-ms-request-id"));
        }
        return tracker.last;
    }

    /** Waits until something holds, looking ever less often. */
    void awaitEnd(Call call, String path, Received accepted, BooleanSupplier isOver) {
        Instant giveUp = waiting.now().plus(MOST_PATIENCE);
        Duration step = step(0, accepted);
        for (int poll = 1; waiting.now().isBefore(giveUp); poll++) {
            sleep(step);
            if (isOver.getAsBoolean()) {
                return;
            }
            step = step(poll, accepted);
        }
        throw new ArmException(
                202,
                "StillRunning",
                call.method() + " " + path + ": the service accepted it and is still working on it after "
                        + MOST_PATIENCE.toMinutes() + " min; run again later",
                accepted.header("x-ms-request-id"));
    }

    /** Follows one operation. */
    private final class Tracker {
        private final Call call;
        private final String path;
        private final boolean hasStatus;
        private String address;
        private State state = State.RUNNING;
        private Received last;

        Tracker(Call call, String path, Received accepted) {
            this.call = call;
            this.path = path;
            last = accepted;
            hasStatus = accepted.header(STATUS).isPresent();
            address = tracker(accepted).orElseThrow();
        }

        boolean isOver() {
            if (ArmClient.isOurs(endpoint, address)) {
                Received received = sender.send(Call.of(HttpMethod.GET, address));
                last = received;
                state = hasStatus ? byStatus(call, path, received) : byLocation(call, path, received);
                address = hasStatus ? address : received.header("Location").orElse(address);
            } else {
                state = State.UNSEEN;
            }
            return state != State.RUNNING;
        }
    }

    private static Optional<String> tracker(Received received) {
        return received.header(STATUS).or(() -> received.header("Location"));
    }

    private static State byStatus(Call call, String path, Received received) {
        if (isHidden(received)) {
            return State.UNSEEN;
        }
        JsonNode body = received.body();
        String status = body.path("status").asText("").toLowerCase(Locale.ROOT);
        if (received.status() >= 400) {
            throw ArmError.of(call.method(), path, received);
        }
        return switch (status) {
            case "succeeded" -> State.DONE;
            case "failed", "canceled", "cancelled" -> throw failed(call, path, received, body);
            case "" -> received.status() == 202 ? State.RUNNING : State.DONE;
            default -> State.RUNNING;
        };
    }

    private static State byLocation(Call call, String path, Received received) {
        if (isHidden(received)) {
            return State.UNSEEN;
        }
        if (received.status() >= 400) {
            throw ArmError.of(call.method(), path, received);
        }
        return received.status() == 202 ? State.RUNNING : State.DONE;
    }

    /** Watching needs rights on the resource group; with rights on the resource alone one can start, and not watch. */
    private static boolean isHidden(Received received) {
        return received.status() == 401 || received.status() == 403 || received.status() == 404;
    }

    private static ArmException failed(Call call, String path, Received received, JsonNode body) {
        String reason = ArmError.message(body).orElse("no reason given");
        String code = ArmError.code(body);
        return new ArmException(
                received.status(),
                code,
                call.method() + " " + path + ": the service accepted it, and it ended as "
                        + body.path("status").asText() + " " + code + ": " + reason,
                received.header("x-ms-request-id"));
    }

    private Duration step(int poll, Received last) {
        Duration asked =
                RetryAfter.of(last::header, waiting.now()).orElseGet(() -> Duration.ofSeconds(1L << Math.min(poll, 4)));
        if (asked.compareTo(LONGEST_STEP) > 0) {
            return LONGEST_STEP;
        }
        return asked.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : asked;
    }

    private void sleep(Duration time) {
        try {
            waiting.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArmException(
                    0,
                    "Interrupted",
                    "the run was stopped while the service was still working on it",
                    Optional.empty());
        }
    }
}
