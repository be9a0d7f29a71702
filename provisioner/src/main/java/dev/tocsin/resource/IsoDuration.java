package dev.tocsin.resource;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** ISO-8601 durations as Azure Monitor uses them: weeks, days, hours, minutes, seconds. */
public final class IsoDuration {
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,6})W");

    private IsoDuration() {}

    /** The length of time, or empty when the text is no such duration (months and years have no fixed length). */
    public static Optional<Duration> parse(String text) {
        var weeks = WEEKS.matcher(text);
        if (weeks.matches()) {
            return Optional.of(Duration.ofDays(7L * Integer.parseInt(weeks.group(1))));
        }
        if (!text.startsWith("P")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
