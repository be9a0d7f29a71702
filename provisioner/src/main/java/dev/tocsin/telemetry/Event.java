package dev.tocsin.telemetry;

import dev.tocsin.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * A structured event of the application.
 *
 * @param name in the contract; the rows are told by their fields, not by this name
 * @param fields what it carries
 * @param landings one for each scope that queries have
 * @param presence whether it arrives
 * @param place where the contract says so
 */
public record Event(String name, List<Field> fields, List<Landing> landings, Presence presence, Location place) {
    /** Copies the lists. */
    public Event {
        fields = List.copyOf(fields);
        landings = List.copyOf(landings);
    }

    /** The field of this name. */
    public Optional<Field> field(String wanted) {
        for (Field field : fields) {
            if (field.name().equals(wanted)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
