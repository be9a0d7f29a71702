package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.model.TimeRange;
import java.util.List;
import java.util.Optional;

/** Asks for rows where they are. Throws for nothing that is about one item: that is an {@link Answer.Missing}. */
@FunctionalInterface
public interface LiveRows {
    /** The rows of an item or a parameter. */
    Answer of(Wanted wanted);

    /**
     * What is asked.
     *
     * @param content of the item: {@code queryType}, {@code metrics}
     * @param query with the values of parameters in it; empty for metrics
     * @param resources ids of resources, workspaces or subscriptions that the item names; empty when it names none
     * @param range the time that it is about
     */
    record Wanted(JsonNode content, String query, List<String> resources, Optional<TimeRange> range) {
        /** Copies the list. */
        public Wanted {
            resources = List.copyOf(resources);
        }
    }
}
