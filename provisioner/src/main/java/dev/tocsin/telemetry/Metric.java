package dev.tocsin.telemetry;

import dev.tocsin.diagnostic.Location;
import java.util.List;

/**
 * A metric of the application.
 *
 * @param name as emitted
 * @param instrument what records it
 * @param unit in UCUM or as people write it
 * @param attributes its dimensions
 * @param landings one for each scope that queries have: tables of a component, tables of a workspace
 * @param presence whether it arrives
 * @param reliable {@code false} when its values mean nothing, though they arrive
 * @param place where the contract says so
 */
public record Metric(
        String name,
        Instrument instrument,
        String unit,
        List<Field> attributes,
        List<Landing> landings,
        Presence presence,
        boolean reliable,
        Location place) {
    /** Copies the lists. */
    public Metric {
        attributes = List.copyOf(attributes);
        landings = List.copyOf(landings);
    }
}
