package dev.tocsin.emulator;

import dev.tocsin.emulator.Kind.Rate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The headers that say how many requests are left. They count down from the first values that were recorded and start
 * again after zero: nothing is throttled here but by a fault. The counts live as long as the process.
 */
final class RateCounters {
    /** ARM's own, by method; recorded 2024 (Azure/azure-cli 89c41db0). */
    private static final List<Rate> SUBSCRIPTION = List.of(
            new Rate("PUT", "x-ms-ratelimit-remaining-subscription-writes", 399),
            new Rate("PUT", "x-ms-ratelimit-remaining-subscription-global-writes", 5999),
            new Rate("PATCH", "x-ms-ratelimit-remaining-subscription-writes", 399),
            new Rate("PATCH", "x-ms-ratelimit-remaining-subscription-global-writes", 5999),
            new Rate("GET", "x-ms-ratelimit-remaining-subscription-global-reads", 3749),
            new Rate("DELETE", "x-ms-ratelimit-remaining-subscription-deletes", 399));

    private final Map<String, Integer> counts = new HashMap<>();

    /** Counts one request and adds its headers. */
    void count(String method, String subscription, String type, List<Rate> ofKind, Map<String, String> headers) {
        for (Rate rate : SUBSCRIPTION) {
            next(rate, method, subscription, headers);
        }
        for (Rate rate : ofKind) {
            next(rate, method, subscription + " " + type + " " + method, headers);
        }
    }

    private void next(Rate rate, String method, String scope, Map<String, String> headers) {
        if (rate.method().equalsIgnoreCase(method)) {
            String counted = ArmPath.key(scope) + " " + rate.header();
            int used = counts.getOrDefault(counted, 0);
            counts.put(counted, used + 1);
            headers.put(rate.header(), String.valueOf(rate.first() - used % (rate.first() + 1)));
        }
    }
}
