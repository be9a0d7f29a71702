package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Everything that happened to one item; what happened to items in it is told of them.
 *
 * @param before it as it was; empty when it is new
 * @param after it as it is; empty when it is gone
 * @param moved whether it stands elsewhere: in another list, or in another order among those that stayed
 * @param properties which of its own values changed; of a new or a removed item, its query or text
 */
public record ItemChange(
        Optional<Place> before, Optional<Place> after, boolean moved, List<PropertyChange> properties) {
    /** Copies the list. */
    public ItemChange {
        properties = List.copyOf(properties);
    }

    /**
     * An item in one of the two contents.
     *
     * @param type what it is
     * @param path where it is, for people
     * @param pointer where it is: JSON pointer into the content
     * @param own its own values, with an empty list for every list of nodes in it
     */
    public record Place(ItemType type, String path, String pointer, JsonNode own) {}

    /** Where it is now, or was before it was removed. */
    public Place place() {
        return after.or(() -> before).orElseThrow();
    }

    /** Whether it is new. */
    public boolean added() {
        return before.isEmpty();
    }

    /** Whether it is gone. */
    public boolean removed() {
        return after.isEmpty();
    }

    /** Whether it has another name. */
    public boolean renamed() {
        return before.isPresent()
                && after.isPresent()
                && properties.stream().anyMatch(property -> property.aspect() == Aspect.NAME);
    }

    /** Whether values other than its name changed. */
    public boolean edited() {
        return before.isPresent()
                && after.isPresent()
                && properties.stream().anyMatch(property -> property.aspect() != Aspect.NAME);
    }
}
