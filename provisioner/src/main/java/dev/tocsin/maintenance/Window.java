package dev.tocsin.maintenance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A maintenance window as people mean it: on some days, from a time of the day until another, no action group hears of alerts.
 *
 * @param name of the definition
 * @param reason for whoever wonders why nothing rings
 * @param about whose alerts
 * @param days on which it begins
 * @param zone whose clock counts
 * @param windowsZone the zone as Azure wants it
 * @param holidays other days
 * @param start the first day on which it begins
 * @param expires the last day on which it begins
 * @param enabled whether Azure heeds it
 */
public record Window(
        String name,
        String reason,
        About about,
        Days days,
        ZoneId zone,
        String windowsZone,
        Holidays holidays,
        Optional<LocalDate> start,
        Optional<LocalDate> expires,
        boolean enabled) {
    /**
     * Whose alerts.
     *
     * @param scopes ids of what is watched; empty for the resource group
     * @param rules names or {@code kind/name} of alert rules; empty for all
     * @param severities as Azure writes them, such as {@code Sev0}; empty for all
     */
    public record About(List<String> scopes, List<String> rules, List<String> severities) {}

    /** When it begins and ends. */
    sealed interface Days {
        /** On some days of each week; on all seven it is a daily one. */
        record OfWeek(SortedSet<DayOfWeek> days, LocalTime from, LocalTime to) implements Days {}

        /** On some days of each month; a month that lacks a day lacks the window. */
        record OfMonth(SortedSet<Integer> days, LocalTime from, LocalTime to) implements Days {}

        /** Once. */
        record Once(LocalDateTime from, LocalDateTime to) implements Days {}
    }

    /**
     * Days that are not like others.
     *
     * @param dates which
     * @param allDay whether all of these days is muted; else no window begins on them
     */
    record Holidays(SortedSet<LocalDate> dates, boolean allDay) {}
}
