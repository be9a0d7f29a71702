package dev.tocsin.cli;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sees what the product sends and gets, and what reaches the service, and notes what it must not do. Thread-safe. */
final class Witness {
    private final VirtualTime time;
    private final Set<String> ours;
    private final List<String> violations = new ArrayList<>();
    private final Map<Instant, Instant> pauses = new HashMap<>();
    private final Map<String, Integer> attempts = new TreeMap<>();
    private final Map<String, Integer> effects = new TreeMap<>();
    private final Set<String> there = new TreeSet<>();

    /**
     * @param ours ids of the resources of the project, in lower case
     * @param there those that exist
     */
    Witness(VirtualTime time, Set<String> ours, Set<String> there) {
        this.time = time;
        this.ours = ours;
        this.there.addAll(there);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** How often something was sent, by {@code METHOD path}. */
    synchronized Map<String, Integer> attempts() {
        return Map.copyOf(attempts);
    }

    /** How often a write of this resource had an effect. */
    synchronized int effects(String id) {
        return effects.getOrDefault(id.toLowerCase(Locale.ROOT), 0);
    }

    /** What had an effect. */
    synchronized Set<String> written() {
        return Set.copyOf(effects.keySet());
    }

    /** At the product: nothing is sent while the service asked for a pause. */
    HttpResponse atTheProduct(HttpRequest request, Detour.Onward onward) {
        synchronized (this) {
            attempts.merge(Detour.line(request), 1, Integer::sum);
            Instant now = time.now();
            pauses.forEach((from, until) -> {
                if (now.isAfter(from) && now.isBefore(until)) {
                    violations.add("I6: " + Detour.line(request) + " was sent "
                            + Duration.between(now, until).toMillis() + " ms before Retry-After had passed");
                }
            });
        }
        HttpResponse response = onward.send();
        String asked = response.getHeaders().getValue(HttpHeaderName.RETRY_AFTER);
        if (response.getStatusCode() == 429 && asked != null) {
            synchronized (this) {
                Instant now = time.now();
                pauses.put(now, until(asked, now));
            }
        }
        return response;
    }

    private static Instant until(String asked, Instant now) {
        return asked.matches("\\d+")
                ? now.plusSeconds(Long.parseLong(asked))
                : ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
    }

    /** At the service: what a write refers to must be there. */
    HttpResponse atTheService(HttpRequest request, Detour.Onward onward) {
        if (request.getHttpMethod() != HttpMethod.PUT) {
            return onward.send();
        }
        String line = Detour.line(request).toLowerCase(Locale.ROOT);
        String id = line.substring(line.indexOf(' ') + 1);
        String body = request.getBodyAsBinaryData().toString().toLowerCase(Locale.ROOT);
        synchronized (this) {
            for (String other : ours) {
                if (!other.equals(id) && body.contains("\"" + other + "\"") && !there.contains(other)) {
                    violations.add("I9: " + id + " was written before " + other + ", which it refers to");
                }
            }
        }
        HttpResponse response = onward.send();
        if (response.getStatusCode() < 300) {
            synchronized (this) {
                there.add(id);
                effects.merge(id, 1, Integer::sum);
            }
        }
        return response;
    }
}
