package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.LogQueries;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.data.TableReader;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.JsonParser;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Queries on live rows.
 *
 * @param service what runs them
 * @param scope whose rows: {@code /workspaces/GUID}, or the id of a resource
 */
record LiveQuery(LogQueries service, String scope) {
    /**
     * The first table of the answer, which is the query's result.
     *
     * @throws DataException when the answer is none
     */
    Table run(String query) throws DataException {
        return table(service.run(scope, query));
    }

    /**
     * The first table of an answer.
     *
     * @throws DataException when there is none
     */
    static Table table(JsonNode answer) throws DataException {
        JsonNode table = answer.at("/tables/0");
        List<Field> fields = new ArrayList<>();
        for (JsonNode column : table.path("columns")) {
            String word = column.path("type").asText();
            Type symbol = Scalar.named(word);
            ValueType type = symbol == null ? null : ValueType.of(symbol);
            if (type == null) {
                throw new DataException(
                        "the answer has a column of the type \"" + word + "\", which is not known here");
            }
            fields.add(new Field(column.path("name").asText(), type));
        }
        if (fields.isEmpty()) {
            throw new DataException("the answer holds no table");
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : table.path("rows")) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                cells.put(fields.get(i).name(), value(row.path(i), fields.get(i).type()));
            }
            rows.add(cells);
        }
        return TableReader.rows("the answer", rows, fields);
    }

    /** Values as the tables of files have them; the service writes dynamic values as texts of JSON. */
    private static @Nullable Object value(JsonNode value, ValueType type) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (type == ValueType.DYNAMIC) {
            String text = value.isTextual() ? value.textValue() : value.toString();
            try {
                return JsonParser.parse(text);
            } catch (JsonParser.NotJson e) {
                return text;
            }
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isIntegralNumber() && value.canConvertToLong()
                ? (Object) value.longValue()
                : value.isNumber() ? value.doubleValue() : value.asText();
    }
}
