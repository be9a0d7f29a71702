package dev.tocsin.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that the project's contracts say together.
 *
 * @param metrics in the order of the files
 * @param events in the order of the files
 */
public record Contract(List<Metric> metrics, List<Event> events) {
    /** No contract: then nothing is known about what arrives, and nothing can be missing. */
    public static final Contract NONE = new Contract(List.of(), List.of());

    /** Copies the lists. */
    public Contract {
        metrics = List.copyOf(metrics);
        events = List.copyOf(events);
    }

    /** The metric of this name; names are compared as they are, because KQL's {@code ==} does so. */
    public Optional<Metric> metric(String name) {
        for (Metric metric : metrics) {
            if (metric.name().equals(name)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }

    /** The metrics that land in this table. */
    public List<Metric> metricsIn(String table) {
        List<Metric> found = new ArrayList<>();
        for (Metric metric : metrics) {
            if (landsIn(metric.landings(), table)) {
                found.add(metric);
            }
        }
        return found;
    }

    /** The events that land in this table. */
    public List<Event> eventsIn(String table) {
        List<Event> found = new ArrayList<>();
        for (Event event : events) {
            if (landsIn(event.landings(), table)) {
                found.add(event);
            }
        }
        return found;
    }

    private static boolean landsIn(List<Landing> landings, String table) {
        for (Landing landing : landings) {
            if (landing.table().equals(table)) {
                return true;
            }
        }
        return false;
    }
}
