package dev.tocsin.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A recurrence of an alert processing rule, as its {@code recurrences} have it (alertsmanagement 2021-08-08).
 *
 * @param rhythm on which days
 * @param daysOfWeek of a weekly one
 * @param daysOfMonth of a monthly one
 * @param times empty for whole days
 */
record Recurrence(
        Rhythm rhythm, SortedSet<DayOfWeek> daysOfWeek, SortedSet<Integer> daysOfMonth, Optional<Times> times) {
    enum Rhythm {
        DAILY,
        WEEKLY,
        MONTHLY
    }

    /**
     * Times of the day.
     *
     * @param start included
     * @param end not included, and on the next day when it is not after the start
     */
    record Times(LocalTime start, LocalTime end) {
        boolean crossMidnight() {
            return !end.isAfter(start);
        }
    }

    /** The last second that a time in a body can name; it stands for the rest of the day. */
    private static final LocalTime LAST = LocalTime.of(23, 59, 59);

    static Recurrence daily(Times times) {
        return new Recurrence(Rhythm.DAILY, new TreeSet<>(), new TreeSet<>(), Optional.of(times));
    }

    static Recurrence weekly(SortedSet<DayOfWeek> days, Optional<Times> times) {
        return new Recurrence(Rhythm.WEEKLY, days, new TreeSet<>(), times);
    }

    static Recurrence monthly(SortedSet<Integer> days, Optional<Times> times) {
        return new Recurrence(Rhythm.MONTHLY, new TreeSet<>(), days, times);
    }

    /** From a body; empty for what is none. */
    static Optional<Recurrence> of(JsonNode body) {
        try {
            Optional<Times> times = body.hasNonNull("startTime") && body.hasNonNull("endTime")
                    ? Optional.of(new Times(
                            LocalTime.parse(body.path("startTime").asText()),
                            endOf(LocalTime.parse(body.path("endTime").asText()))))
                    : Optional.empty();
            SortedSet<DayOfWeek> weekdays = new TreeSet<>();
            body.path("daysOfWeek")
                    .forEach(day -> weekdays.add(DayOfWeek.valueOf(day.asText().toUpperCase(Locale.ROOT))));
            SortedSet<Integer> days = new TreeSet<>();
            body.path("daysOfMonth").forEach(day -> days.add(day.asInt()));
            Rhythm rhythm = Rhythm.valueOf(body.path("recurrenceType").asText().toUpperCase(Locale.ROOT));
            return Optional.of(new Recurrence(rhythm, weekdays, days, times));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static LocalTime endOf(LocalTime time) {
        return time.equals(LAST) ? LocalTime.MIDNIGHT : time;
    }

    /**
     * As a body has it. Only a daily one may end on the next day (Azure's example has 17:00 to 09:00), so a weekly or monthly one
     * that lasts until midnight ends with the day's last second.
     */
    ObjectNode json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("recurrenceType", title(rhythm.name()));
        times.ifPresent(some -> {
            boolean untilMidnight = rhythm != Rhythm.DAILY && some.end().equals(LocalTime.MIDNIGHT);
            body.put("startTime", text(some.start()));
            body.put("endTime", text(untilMidnight ? LAST : some.end()));
        });
        if (rhythm == Rhythm.WEEKLY) {
            ArrayNode days = body.putArray("daysOfWeek");
            daysOfWeek.forEach(day -> days.add(title(day.name())));
        } else if (rhythm == Rhythm.MONTHLY) {
            ArrayNode days = body.putArray("daysOfMonth");
            daysOfMonth.forEach(days::add);
        }
        return body;
    }

    /** What it covers of the day on which it begins, and of the next. */
    Optional<LocalSpan> on(LocalDate date) {
        boolean held = switch (rhythm) {
            case DAILY -> true;
            case WEEKLY -> daysOfWeek.contains(date.getDayOfWeek());
            case MONTHLY -> daysOfMonth.contains(date.getDayOfMonth());
        };
        if (!held) {
            return Optional.empty();
        }
        LocalTime start = times.map(Times::start).orElse(LocalTime.MIDNIGHT);
        LocalTime end = times.map(Times::end).orElse(LocalTime.MIDNIGHT);
        LocalDate last = end.isAfter(start) ? date : date.plusDays(1);
        return Optional.of(new LocalSpan(date.atTime(start), last.atTime(end)));
    }

    /** For people. */
    String words() {
        String days = switch (rhythm) {
            case DAILY -> "daily";
            case WEEKLY -> daysOfWeek.stream().map(day -> title(day.name())).collect(Collectors.joining(", "));
            case MONTHLY ->
                "on the " + daysOfMonth.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " of the month";
        };
        return days
                + times.map(some -> " " + some.start() + " to "
                                + (some.end().equals(LocalTime.MIDNIGHT) ? "24:00" : some.end()))
                        .orElse(" all day");
    }

    private static String text(LocalTime time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    }

    private static String title(String constant) {
        return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
    }
}
