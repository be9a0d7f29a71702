package dev.tocsin.load;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.telemetry.Contract;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.Metric;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the telemetry contracts, {@code telemetry/*.json} or YAML. Provisioning does not need them; what checks queries
 * or makes data does, and asks then.
 */
public final class TelemetryReader {
    private static final String FOLDER = "telemetry";

    private final ProjectFiles files;
    private final Diagnostics diagnostics;

    /** A reader of one project; what is wrong with its contracts is told to the diagnostics. */
    public TelemetryReader(ProjectFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /** All contracts together; {@link Contract#NONE} when the project has none. */
    public Contract read() {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        Map<String, Event> events = new LinkedHashMap<>();
        ProjectLoader loader = new ProjectLoader(files, diagnostics);
        try {
            for (Path file : files.list(FOLDER)) {
                if (ProjectLoader.isYaml(file.toString()) || file.toString().endsWith(".json")) {
                    loader.parse(file)
                            .ifPresent(source -> add(new ContractReader(source, diagnostics), metrics, events));
                }
            }
        } catch (UnreadableFileException e) {
            diagnostics.error("TOC0102", Location.of(FOLDER), String.valueOf(e.getMessage()));
        }
        return metrics.isEmpty() && events.isEmpty()
                ? Contract.NONE
                : new Contract(List.copyOf(metrics.values()), List.copyOf(events.values()));
    }

    private void add(ContractReader contract, Map<String, Metric> metrics, Map<String, Event> events) {
        if (!contract.isObject()) {
            return;
        }
        for (Metric metric : contract.metrics()) {
            Metric first = metrics.putIfAbsent(metric.name(), metric);
            if (first != null) {
                twice("metric", metric.name(), metric.place(), first.place());
            }
        }
        for (Event event : contract.events()) {
            Event first = events.putIfAbsent(event.name(), event);
            if (first != null) {
                twice("event", event.name(), event.place(), first.place());
            }
        }
    }

    private void twice(String what, String name, Location place, Location first) {
        diagnostics.error(
                "TOC0108",
                place,
                "the " + what + " \"" + name + "\" stands also at " + first + "; keep one of the two");
    }
}
