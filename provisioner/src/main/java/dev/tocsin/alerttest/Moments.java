package dev.tocsin.alerttest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and lengths of time as tests write them: {@code -10m}, {@code +1h30m}, {@code 2026-01-05T12:00:00Z}. */
final class Moments {
    private static final Pattern LENGTH =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    private Moments() {}

    /** A time, relative to now when it begins with a sign or is {@code now}. */
    static Optional<Instant> parse(String text, Instant now) {
        try {
            if (text.equals("now")) {
                return Optional.of(now);
            }
            if (text.startsWith("+")) {
                return length(text.substring(1)).map(now::plus);
            }
            if (text.startsWith("-")) {
                return length(text.substring(1)).map(now::minus);
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A length such as {@code 90s} or {@code 1h30m}. */
    static Optional<Duration> length(String text) {
        Matcher matcher = LENGTH.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
                .plusSeconds(number(matcher, 4)));
    }

    /** A time as people read it beside now: {@code +10m}. */
    static String relative(Instant time, Instant now) {
        Duration length = Duration.between(now, time);
        Duration size = length.abs();
        StringBuilder text = new StringBuilder(length.isNegative() ? "-" : "+");
        if (size.toHours() > 0) {
            text.append(size.toHours()).append('h');
        }
        if (size.toMinutesPart() > 0 || size.toHours() == 0 && size.toSecondsPart() == 0) {
            text.append(size.toMinutesPart()).append('m');
        }
        if (size.toSecondsPart() > 0) {
            text.append(size.toSecondsPart()).append('s');
        }
        return text.toString();
    }

    private static long number(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? 0 : Long.parseLong(text);
    }
}
