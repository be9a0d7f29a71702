package dev.tocsin.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is compiled mutes exactly the instants that a window says: each quarter of an hour of a year, for random windows. The window
 * is read by its words, the rules by their bodies; neither way uses the code of the other.
 */
class MutedInstantsTest {
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final int STEPS = 366 * 24 * 4;
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final int WINDOWS = 40;
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kolkata",
            "America/St_Johns",
            "Pacific/Chatham",
            "Asia/Kathmandu",
            "Africa/Casablanca",
            "Pacific/Kiritimati",
            "Etc/GMT+5",
            "America/Santiago",
            "UTC");

    /** A window in words, and the same as values. */
    record Wanted(
            String json,
            ZoneId zone,
            Set<DayOfWeek> week,
            Set<Integer> month,
            LocalTime from,
            LocalTime to,
            Set<LocalDate> holidays,
            boolean allDay,
            LocalDate start,
            LocalDate expires) {
        boolean mutes(Instant instant) {
            LocalDateTime shown = LocalDateTime.ofInstant(instant, zone);
            LocalDate today = shown.toLocalDate();
            return allDay && holidays.contains(today) && isValid(today)
                    || covers(today, shown)
                    || covers(today.minusDays(1), shown);
        }

        private boolean covers(LocalDate begin, LocalDateTime shown) {
            boolean day = week.isEmpty() ? month.contains(begin.getDayOfMonth()) : week.contains(begin.getDayOfWeek());
            LocalDate end = to.isAfter(from) ? begin : begin.plusDays(1);
            return day
                    && isValid(begin)
                    && (allDay || !holidays.contains(begin))
                    && !shown.isBefore(begin.atTime(from))
                    && shown.isBefore(end.atTime(to));
        }

        private boolean isValid(LocalDate date) {
            return !date.isBefore(start) && !date.isAfter(expires);
        }

        @Override
        public String toString() {
            return json.replace('\n', ' ');
        }
    }

    static Stream<Wanted> windows() {
        Random random = new Random(20260329);
        return Stream.generate(() -> random(random)).limit(WINDOWS);
    }

    private static Wanted random(Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        LocalTime from = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
        LocalTime to = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
        if (random.nextInt(6) == 0) {
            to = LocalTime.MIDNIGHT;
        }
        if (random.nextInt(8) == 0) {
            from = LocalTime.MIDNIGHT;
        }
        boolean monthly = random.nextInt(4) == 0;
        boolean rest = !to.isAfter(from) && !to.equals(LocalTime.MIDNIGHT);
        Set<DayOfWeek> week = new TreeSet<>();
        Set<Integer> month = new TreeSet<>();
        int days = 1 + random.nextInt(7);
        for (int i = 0; i < days; i++) {
            if (monthly) {
                month.add(1 + random.nextInt(rest ? 27 : 31));
            } else {
                week.add(random.nextInt(5) == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(1 + random.nextInt(7)));
            }
        }
        if (!monthly && random.nextInt(4) == 0) {
            week = new TreeSet<>(List.of(DayOfWeek.values()));
        }
        Set<LocalDate> holidays = new TreeSet<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            LocalDate date = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
            holidays.add(date);
            if (random.nextBoolean()) {
                holidays.add(date.plusDays(1));
            }
        }
        boolean allDay = random.nextBoolean();
        LocalDate start = LocalDate.of(2025, 12, 1).plusDays(random.nextInt(90));
        LocalDate expires = start.plusDays(random.nextInt(330));
        List<String> members = new ArrayList<>();
        members.add("\"zone\": \"" + zone + "\"");
        members.add("\"from\": \"" + from + "\"");
        members.add("\"to\": \"" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to) + "\"");
        members.add(
                monthly
                        ? "\"daysOfMonth\": " + month
                        : "\"days\": "
                                + quoted(week.stream().map(DayOfWeek::toString).toList()));
        members.add("\"start\": \"" + start + "\"");
        members.add("\"expires\": \"" + expires + "\"");
        if (!holidays.isEmpty()) {
            members.add("\"holidays\": "
                    + quoted(holidays.stream().map(LocalDate::toString).toList()));
            members.add("\"onHolidays\": \"" + (allDay ? "all-day" : "skip") + "\"");
        }
        return new Wanted(String.join(",\n", members), zone, week, month, from, to, holidays, allDay, start, expires);
    }

    private static String quoted(List<String> texts) {
        return "[\"" + String.join("\", \"", texts) + "\"]";
    }

    @ParameterizedTest
    @MethodSource("windows")
    void rulesMuteExactlyTheInstantsThatTheWindowSays(Wanted wanted) {
        List<Body> bodies = Windows.rules(Windows.window(wanted.json())).stream()
                .map(rule -> Body.of(rule.at("/properties/schedule")))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            Instant now = YEAR.plus(STEP.multipliedBy(i));
            if (bodies.stream().anyMatch(body -> body.holds(now)) != wanted.mutes(now)) {
                wrong.add(now + " = " + ZonedDateTime.ofInstant(now, wanted.zone()));
            }
        }
        assertThat(wrong).as(wanted + " " + bodies).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("windows")
    void timelineHasTheSameInstants(Wanted wanted) {
        List<Interval> muted = new ArrayList<>();
        Instant end = YEAR.plus(STEP.multipliedBy(STEPS));
        Windows.schedules(Windows.window(wanted.json())).forEach(one -> muted.addAll(one.between(YEAR, end)));
        List<Interval> merged = Interval.merged(muted);
        List<Interval> expected = new ArrayList<>();
        Instant begin = null;
        for (int i = 0; i <= STEPS; i++) {
            Instant now = YEAR.plus(STEP.multipliedBy(i));
            boolean on = i < STEPS && wanted.mutes(now);
            if (on && begin == null) {
                begin = now;
            } else if (!on && begin != null) {
                expected.add(new Interval(begin, now));
                begin = null;
            }
        }
        assertThat(merged).as(wanted.toString()).isEqualTo(expected);
    }

    /** The schedule of a body, read as its documentation has it; only a daily recurrence may end on the next day. */
    private record Body(ZoneId zone, LocalDateTime from, LocalDateTime until, List<Part> parts) {
        static Body of(JsonNode schedule) {
            List<Part> parts = new ArrayList<>();
            schedule.path("recurrences").forEach(one -> parts.add(Part.of(one)));
            return new Body(
                    Windows.ZONES.zone(schedule.path("timeZone").asText()).orElseThrow(),
                    LocalDateTime.parse(schedule.path("effectiveFrom").asText("2000-01-01T00:00:00")),
                    LocalDateTime.parse(schedule.path("effectiveUntil").asText("2100-01-01T00:00:00")),
                    parts);
        }

        boolean holds(Instant instant) {
            LocalDateTime shown = LocalDateTime.ofInstant(instant, zone);
            return !shown.isBefore(from)
                    && shown.isBefore(until)
                    && (parts.isEmpty() || parts.stream().anyMatch(part -> part.holds(shown)));
        }
    }

    private record Part(String type, Set<String> days, LocalTime start, LocalTime end) {
        static Part of(JsonNode recurrence) {
            Set<String> days = new TreeSet<>();
            recurrence.path("daysOfWeek").forEach(day -> days.add(day.asText().toUpperCase(Locale.ROOT)));
            recurrence.path("daysOfMonth").forEach(day -> days.add(day.asText()));
            LocalTime start = LocalTime.parse(recurrence.path("startTime").asText("00:00:00"));
            LocalTime end = LocalTime.parse(recurrence.path("endTime").asText("23:59:59"));
            String type = recurrence.path("recurrenceType").asText();
            assertThat(type.equals("Daily") || end.isAfter(start))
                    .as(recurrence.toString())
                    .isTrue();
            return new Part(type, days, start, end);
        }

        boolean holds(LocalDateTime shown) {
            LocalTime time = shown.toLocalTime();
            boolean at = end.isAfter(start)
                    ? !time.isBefore(start) && time.isBefore(end)
                    : !time.isBefore(start) || time.isBefore(end);
            return at
                    && switch (type) {
                        case "Daily" -> true;
                        case "Weekly" -> days.contains(shown.getDayOfWeek().name());
                        default -> days.contains(String.valueOf(shown.getDayOfMonth()));
                    };
        }
    }
}
