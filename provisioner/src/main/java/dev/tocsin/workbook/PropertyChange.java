package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One value of an item that is not what it was. A list that became longer or shorter is one value.
 *
 * @param aspect what kind of property it is in
 * @param property its name within the item, with dots: {@code gridSettings.sortBy.0.itemKey}
 * @param pointer JSON pointer from the item
 * @param before the old value, if there was one; JSON null is a value
 * @param after the new value, if there is one
 */
public record PropertyChange(
        Aspect aspect, String property, String pointer, Optional<JsonNode> before, Optional<JsonNode> after) {}
