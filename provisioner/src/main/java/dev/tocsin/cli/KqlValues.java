package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results of queries as JSON: numbers that JSON does not know, decimals and times are strings. */
final class KqlValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private KqlValues() {}

    static ArrayNode columns(Table table) {
        ArrayNode list = NODES.arrayNode();
        for (Field field : table.fields()) {
            list.addObject().put("name", field.name()).put("type", field.type().word());
        }
        return list;
    }

    static ArrayNode rows(Table table) {
        ArrayNode rows = NODES.arrayNode();
        for (int row = 0; row < table.rows(); row++) {
            ArrayNode values = rows.addArray();
            for (int column = 0; column < table.fields().size(); column++) {
                values.add(value(table.at(row, column)));
            }
        }
        return rows;
    }

    private static JsonNode value(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Boolean bool) {
            return NODES.booleanNode(bool);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Double real && Double.isFinite(real)) {
            return NODES.numberNode(real);
        }
        if (value instanceof List<?> items) {
            ArrayNode array = NODES.arrayNode();
            for (Object item : items) {
                array.add(value(item));
            }
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, item) -> object.set(String.valueOf(key), value(item)));
            return object;
        }
        return NODES.textNode(Texts.text(value));
    }
}
