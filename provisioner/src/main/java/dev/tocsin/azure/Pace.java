package dev.tocsin.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may send when. A throttled request pauses all requests to its subscription, because a request sent early is refused again
 * and prolongs the penalty (Microsoft Learn, request-limits-and-throttling). What the service says is left is spent slowly once it
 * is nearly gone, so that being throttled stays the exception.
 */
final class Pace {
    /**
     * ARM refills 25 reads, 10 writes and 10 deletes a second for each subscription and principal (Microsoft Learn,
     * request-limits-and-throttling); 80 % of that leaves room for others.
     */
    private static final Map<Kind, Double> REFILL = Map.of(Kind.READ, 20.0, Kind.WRITE, 8.0, Kind.DELETE, 8.0);
    /** Providers do not say how fast theirs refill; when the guess is wrong, Retry-After tells. */
    private static final double PROVIDER_REFILL = 1.0;

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    private static final String ARM = "x-ms-ratelimit-remaining-";
    private static final String OF_PROVIDER = "-resource-requests";
    private static final String OF_LOG_ALERTS = "x-rate-limit-remaining";

    /** What ARM counts apart. */
    private enum Kind {
        READ,
        WRITE,
        DELETE;

        static Kind of(Call call) {
            return switch (call.method().toString()) {
                case "GET", "HEAD" -> READ;
                case "DELETE" -> DELETE;
                default -> WRITE;
            };
        }
    }

    private final Waiting waiting;
    private final boolean heedsCounters;
    private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** @param heedsCounters whether to slow down when the service says that little is left */
    Pace(Waiting waiting, boolean heedsCounters) {
        this.waiting = waiting;
        this.heedsCounters = heedsCounters;
    }

    /** Waits until the call may be sent. */
    void awaitTurn(Call call) throws InterruptedException {
        boolean taken = false;
        while (!taken) {
            awaitPause(call);
            Duration wait = wait(armKey(call));
            if (wait.isZero()) {
                wait = wait(providerKey(call));
            }
            taken = wait.isZero();
            if (!taken) {
                // What is left may have been said anew meanwhile.
                waiting.sleep(wait.compareTo(LONGEST_LOOK) < 0 ? wait : LONGEST_LOOK);
            }
        }
        take(armKey(call));
        take(providerKey(call));
    }

    private void awaitPause(Call call) throws InterruptedException {
        Instant until = pausedUntil.get(call.subscription());
        Instant now = waiting.now();
        if (until != null && until.isAfter(now)) {
            waiting.sleep(Duration.between(now, until));
        }
    }

    /** Nothing is sent to the subscription of this call until then. */
    void pause(Call call, Instant until) {
        pausedUntil.merge(call.subscription(), until, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** Takes note of what the service says is left, and that the call has ended. */
    void ended(Call call, Received received) {
        for (Map.Entry<String, String> header : received.reply().headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals(OF_LOG_ALERTS) || name.startsWith(ARM) && name.endsWith(OF_PROVIDER)) {
                learn(providerKey(call), PROVIDER_REFILL, header.getValue());
            } else if (name.startsWith(ARM) && isAbout(name, Kind.of(call))) {
                learn(armKey(call), Objects.requireNonNull(REFILL.get(Kind.of(call))), header.getValue());
            }
        }
    }

    private static boolean isAbout(String header, Kind kind) {
        return header.endsWith(
                switch (kind) {
                    case READ -> "-reads";
                    case WRITE -> "-writes";
                    case DELETE -> "-deletes";
                });
    }

    private void learn(String key, double refill, String left) {
        if (heedsCounters && left.matches("\\d{1,9}")) {
            buckets.computeIfAbsent(key, one -> new Bucket(refill)).set(Integer.parseInt(left), waiting.now());
        }
    }

    private Duration wait(String key) {
        Bucket bucket = buckets.get(key);
        return bucket == null ? Duration.ZERO : bucket.untilNext(waiting.now());
    }

    private void take(String key) {
        Bucket bucket = buckets.get(key);
        if (bucket != null) {
            bucket.take();
        }
    }

    private static String armKey(Call call) {
        return call.subscription() + " " + Kind.of(call);
    }

    private static String providerKey(Call call) {
        return call.subscription() + " " + call.type() + " " + call.method();
    }

    /** How many requests are left, as far as is known. */
    private static final class Bucket {
        private final double refillPerSecond;
        private double left;
        private Instant asOf = Instant.MIN;

        Bucket(double refillPerSecond) {
            this.refillPerSecond = refillPerSecond;
        }

        synchronized void set(int said, Instant now) {
            left = said;
            asOf = now;
        }

        synchronized void take() {
            left -= 1;
        }

        synchronized Duration untilNext(Instant now) {
            double grown = left + refillPerSecond * Duration.between(asOf, now).toMillis() / 1000.0;
            return grown >= 1
                    ? Duration.ZERO
                    : Duration.ofMillis((long) Math.ceil((1 - grown) / refillPerSecond * 1000));
        }
    }
}
