package dev.tocsin.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The schedule of an alert processing rule (alertsmanagement 2021-08-08). All its times are those of the zone's clock. What Azure
 * does in the hour that a change of the clock skips or repeats is not documented; here the clock decides: a time that is not shown
 * is not muted, and one that is shown twice is muted twice.
 */
public final class Schedule {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int LAST_YEAR = 9999;
    /** A month and a week, so that each day of a month comes. */
    private static final int LONGEST_CYCLE = 38;

    private final ZoneId zone;
    private final Optional<LocalDateTime> effectiveFrom;
    private final Optional<LocalDateTime> effectiveUntil;
    private final List<Recurrence> recurrences;

    Schedule(
            ZoneId zone,
            Optional<LocalDateTime> effectiveFrom,
            Optional<LocalDateTime> effectiveUntil,
            List<Recurrence> recurrences) {
        this.zone = zone;
        this.effectiveFrom = effectiveFrom;
        this.effectiveUntil = effectiveUntil;
        this.recurrences = List.copyOf(recurrences);
    }

    /**
     * The schedule in a body; one that is missing holds at all times. Empty when it cannot be understood, for example because of an
     * unknown zone.
     */
    public static Optional<Schedule> of(JsonNode body, WindowsZones zones) {
        Optional<ZoneId> zone = zones.zone(body.path("timeZone").asText("UTC"));
        List<Recurrence> recurrences = new ArrayList<>();
        body.path("recurrences").forEach(one -> Recurrence.of(one).ifPresent(recurrences::add));
        if (zone.isEmpty() || recurrences.size() != body.path("recurrences").size()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Schedule(
                    zone.get(), time(body.path("effectiveFrom")), time(body.path("effectiveUntil")), recurrences));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> time(JsonNode value) {
        if (!value.isTextual()) {
            return Optional.empty();
        }
        LocalDateTime time = LocalDateTime.parse(value.textValue());
        if (time.getYear() > LAST_YEAR) {
            throw new DateTimeException("a year of more than four digits");
        }
        return Optional.of(time);
    }

    /** Whose clock counts. */
    public ZoneId zone() {
        return zone;
    }

    /** When it ends for good, by the zone's clock; empty for never. */
    public Optional<LocalDateTime> until() {
        return effectiveUntil;
    }

    /** Whether it begins some day and then never stops, day or night. */
    public boolean neverEnds() {
        if (effectiveUntil.isPresent()) {
            return false;
        }
        if (recurrences.isEmpty()) {
            return true;
        }
        LocalDate first = effectiveFrom
                .map(LocalDateTime::toLocalDate)
                .orElse(LocalDate.EPOCH)
                .plusDays(1);
        LocalDateTime covered = first.atStartOfDay();
        for (LocalSpan span : spans(first.minusDays(1), first.plusDays(LONGEST_CYCLE))) {
            if (span.from().isAfter(covered)) {
                break;
            }
            covered = span.to().isAfter(covered) ? span.to() : covered;
        }
        return !covered.isBefore(first.plusDays(LONGEST_CYCLE - 1L).atStartOfDay());
    }

    /** When it holds in a stretch of time, earliest first; what touches is one. */
    public List<Interval> between(Instant from, Instant to) {
        return between(from, to, zone);
    }

    /** The same by the clock of another zone, which shows the same time as the schedule's own. */
    public List<Interval> between(Instant from, Instant to, ZoneId clock) {
        List<Interval> found = new ArrayList<>();
        LocalDate first =
                LocalDateTime.ofInstant(from, ZoneOffset.UTC).toLocalDate().minusDays(3);
        LocalDate last =
                LocalDateTime.ofInstant(to, ZoneOffset.UTC).toLocalDate().plusDays(3);
        for (LocalSpan span : spans(first, last)) {
            for (Interval one : span.in(clock)) {
                Instant begin = one.from().isBefore(from) ? from : one.from();
                Instant end = one.to().isAfter(to) ? to : one.to();
                if (begin.isBefore(end)) {
                    found.add(new Interval(begin, end));
                }
            }
        }
        return Interval.merged(found);
    }

    /** In the order of their beginnings. */
    private List<LocalSpan> spans(LocalDate first, LocalDate last) {
        List<LocalSpan> spans = new ArrayList<>();
        if (recurrences.isEmpty()) {
            new LocalSpan(first.atStartOfDay(), last.atStartOfDay())
                    .within(effectiveFrom, effectiveUntil)
                    .ifPresent(spans::add);
        }
        for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
            for (Recurrence recurrence : recurrences) {
                recurrence
                        .on(day)
                        .flatMap(one -> one.within(effectiveFrom, effectiveUntil))
                        .ifPresent(spans::add);
            }
        }
        spans.sort((one, other) -> one.from().compareTo(other.from()));
        return spans;
    }

    /** For people: days, times and zone. */
    public String words() {
        List<String> parts = new ArrayList<>();
        recurrences.forEach(one -> parts.add(one.words()));
        String text = String.join(" and ", parts);
        text += effectiveFrom.map(time -> " from " + shown(time)).orElse("");
        text += effectiveUntil.map(time -> " until " + shown(time)).orElse("");
        return (text.isEmpty() ? "always" : text.strip()) + ", " + zone.getId();
    }

    private static String shown(LocalDateTime time) {
        return SHOWN.format(time);
    }

    /** As a body has it. */
    ObjectNode json(String windowsName) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        effectiveFrom.ifPresent(time -> body.put("effectiveFrom", STAMP.format(time)));
        effectiveUntil.ifPresent(time -> body.put("effectiveUntil", STAMP.format(time)));
        body.put("timeZone", windowsName);
        if (!recurrences.isEmpty()) {
            ArrayNode list = body.putArray("recurrences");
            recurrences.forEach(one -> list.add(one.json()));
        }
        return body;
    }
}
