package dev.tocsin.preview.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A parameter of one scope.
 *
 * @param id distinct in the workbook, whatever its name
 * @param name by which it is referred to
 * @param json as the workbook defines it; missing when a tab or an item sets it
 * @param value at the start
 * @param options to choose from
 * @param note why something about it is not known; empty when all is
 */
public record Parameter(int id, String name, JsonNode json, Value value, List<Option> options, String note) {
    /** Copies the list. */
    public Parameter {
        options = List.copyOf(options);
    }

    /** One to choose. */
    public record Option(String value, String label, boolean selected) {}
}
