package dev.tocsin.preview.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** From one moment to before another. */
public record TimeRange(Instant start, Instant end) {
    private static final long MOST_MILLIS = Duration.ofDays(36_500).toMillis();

    /** What {@code {"durationMs": …}} or {@code {"startTime": …, "endTime": …}} says; a duration ends now. */
    public static Optional<TimeRange> of(JsonNode value, Instant now) {
        long millis = value.path("durationMs").asLong();
        String start = value.path("startTime").asText();
        if (!start.isEmpty()) {
            try {
                Instant from = Instant.parse(start);
                String end = value.path("endTime").asText();
                Instant until = end.isEmpty() ? from.plusMillis(Math.min(millis, MOST_MILLIS)) : Instant.parse(end);
                return until.isAfter(from) ? Optional.of(new TimeRange(from, until)) : Optional.empty();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        return millis > 0 && millis <= MOST_MILLIS
                ? Optional.of(new TimeRange(now.minusMillis(millis), now))
                : Optional.empty();
    }

    /**
     * How long it is, in the portal's words: the last 48 hours, but the last 3 days.
     *
     * @see <a href="https://github.com/microsoft/Application-Insights-Workbooks/blob/master/Documentation/Parameters/Time.md">Time
     *     parameters</a>
     */
    public String label() {
        return "Last " + words(Duration.between(start, end));
    }

    private static String words(Duration length) {
        long minutes = length.toMinutes();
        if (minutes % 1440 == 0 && minutes > 2 * 1440) {
            return plural(minutes / 1440, "day");
        }
        return minutes % 60 == 0 ? plural(minutes / 60, "hour") : plural(minutes, "minute");
    }

    private static String plural(long number, String unit) {
        return number == 1 ? unit : number + " " + unit + "s";
    }

    /**
     * The bin that suits it, as a KQL timespan. Microsoft documents 30 minutes for a day; the other steps are ours.
     *
     * @see <a href="https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-time">Workbook time parameters</a>
     */
    public String grain() {
        long minutes = Duration.between(start, end).toMinutes();
        if (minutes <= 60) {
            return "1m";
        }
        if (minutes <= 240) {
            return "5m";
        }
        if (minutes <= 720) {
            return "15m";
        }
        if (minutes <= 1440) {
            return "30m";
        }
        if (minutes <= 3 * 1440) {
            return "1h";
        }
        return minutes <= 14 * 1440 ? "6h" : "1d";
    }

    /** As a query has it behind the name of a column. */
    String condition() {
        return "between (datetime(" + start + ") .. datetime(" + end + "))";
    }
}
