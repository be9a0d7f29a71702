package dev.tocsin.maintenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from included
 * @param to not included
 */
public record Interval(Instant from, Instant to) {
    /** The same time in as few intervals as possible, earliest first. */
    public static List<Interval> merged(List<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparing(Interval::from).thenComparing(Interval::to));
        List<Interval> merged = new ArrayList<>();
        for (Interval one : sorted) {
            Interval last = merged.isEmpty() ? one : merged.get(merged.size() - 1);
            if (merged.isEmpty() || one.from().isAfter(last.to())) {
                merged.add(one);
            } else if (one.to().isAfter(last.to())) {
                merged.set(merged.size() - 1, new Interval(last.from(), one.to()));
            }
        }
        return merged;
    }
}
