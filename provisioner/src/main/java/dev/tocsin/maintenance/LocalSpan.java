package dev.tocsin.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a clock on the wall shows for some time.
 *
 * @param from included
 * @param to not included
 */
record LocalSpan(LocalDateTime from, LocalDateTime to) {
    /** No two zones' clocks are further apart, with room to spare. */
    private static final Duration FURTHEST = Duration.ofDays(2);

    /** The part of it inside of limits; empty when nothing is left. */
    Optional<LocalSpan> within(Optional<LocalDateTime> earliest, Optional<LocalDateTime> latest) {
        LocalDateTime begin = earliest.filter(from::isBefore).orElse(from);
        LocalDateTime end = latest.filter(to::isAfter).orElse(to);
        return begin.isBefore(end) ? Optional.of(new LocalSpan(begin, end)) : Optional.empty();
    }

    /**
     * When the zone's clock shows a time of this span: not at all for what a change of the clock skips, twice for what it repeats.
     */
    List<Interval> in(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant end = to.toInstant(ZoneOffset.UTC).plus(FURTHEST);
        Instant begin = from.toInstant(ZoneOffset.UTC).minus(FURTHEST);
        List<Interval> found = new ArrayList<>();
        while (begin.isBefore(end)) {
            ZoneOffsetTransition next = rules.nextTransition(begin);
            Instant until = next == null || next.getInstant().isAfter(end) ? end : next.getInstant();
            ZoneOffset offset = rules.getOffset(begin);
            Instant first = latest(begin, from.toInstant(offset));
            Instant last = earliest(until, to.toInstant(offset));
            if (first.isBefore(last)) {
                found.add(new Interval(first, last));
            }
            begin = until;
        }
        return Interval.merged(found);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
