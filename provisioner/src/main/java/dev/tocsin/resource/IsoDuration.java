package dev.tocsin.resource;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** ISO-8601 durations as Azure Monitor uses them: weeks, days, hours, minutes, seconds. */
public final class IsoDuration {
    private static final String WEEKS = "P\\d{1,6}W";

    private IsoDuration() {}

    /** The length of time, or empty when the text is no such duration (months and years have no fixed length). */
    public static Optional<Duration> parse(String text) {
        if (!text.startsWith("P")) {
            return Optional.empty();
        }
        if (text.endsWith("W") && text.matches(WEEKS)) {
            return Optional.of(Duration.ofDays(7L * Integer.parseInt(text, 1, text.length() - 1, 10)));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
