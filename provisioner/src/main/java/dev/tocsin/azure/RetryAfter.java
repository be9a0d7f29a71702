package dev.tocsin.azure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/** How long the service asks us to wait, in all the forms in which it says so. */
final class RetryAfter {
    private RetryAfter() {}

    /** The wait, if the answer names one; never negative. */
    static Optional<Duration> of(Function<String, Optional<String>> header, Instant now) {
        return millis(header, "retry-after-ms")
                .or(() -> millis(header, "x-ms-retry-after-ms"))
                .or(() -> header.apply("Retry-After").flatMap(text -> secondsOrDate(text.strip(), now)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Duration> millis(Function<String, Optional<String>> header, String name) {
        return header.apply(name).flatMap(text -> number(text).map(ms -> Duration.ofMillis((long) Math.ceil(ms))));
    }

    private static Optional<Duration> secondsOrDate(String text, Instant now) {
        Optional<Double> seconds = number(text);
        if (seconds.isPresent()) {
            return Optional.of(Duration.ofMillis((long) Math.ceil(seconds.get() * 1000)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, until));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            return Double.isFinite(value) && value < 1e9 ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
