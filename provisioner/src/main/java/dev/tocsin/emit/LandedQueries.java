package dev.tocsin.emit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.QueryEngine;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Query;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.data.TableReader;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.TextLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs queries on the rows that landed in an emulator, with our own engine. */
public final class LandedQueries implements QueryEngine {
    @Override
    public Outcome run(Question question) {
        Schema schema = question.component() ? Schema.component() : Schema.workspace();
        Map<String, Table> tables;
        try {
            tables = tables(schema, LandedRows.of(question.rows(), question.component()));
        } catch (DataException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        }
        Query query = new KqlEngine()
                .compile(new KqlBinder(schema).bind(new KqlParser(KqlOptions.LOGS).parse(question.query())));
        if (!query.problems().isEmpty()) {
            return refused(question.query(), query.problems());
        }
        Result result = query.run(name -> table(schema, tables, name), new RunOptions(question.now()));
        if (result instanceof Result.Rows rows) {
            return new Outcome.Answered(answer(rows.table()));
        }
        return refused(
                question.query(),
                result instanceof Result.Failed failed ? failed.errors() : ((Result.Refused) result).reasons());
    }

    private static Map<String, Table> tables(Schema schema, Map<String, List<Map<String, @Nullable Object>>> rows)
            throws DataException {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Map.Entry<String, List<Map<String, @Nullable Object>>> one : rows.entrySet()) {
            TableType type = schema.table(one.getKey());
            if (type != null) {
                List<Field> fields = fields(type);
                List<Map<String, @Nullable Object>> known = new ArrayList<>();
                one.getValue().forEach(row -> known.add(only(fields, row)));
                tables.put(one.getKey(), TableReader.rows(one.getKey(), known, fields));
            }
        }
        return tables;
    }

    /** A text that is missing is an empty one, as in the service. */
    private static Map<String, @Nullable Object> only(List<Field> fields, Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field field : fields) {
            Object value = row.get(field.name());
            values.put(field.name(), value == null && field.type() == ValueType.STRING ? "" : value);
        }
        return values;
    }

    private static @Nullable Table table(Schema schema, Map<String, Table> tables, String name) {
        Table known = tables.get(name);
        TableType type = known == null ? schema.table(name) : null;
        return type == null ? known : Table.builder(fields(type)).build();
    }

    private static List<Field> fields(TableType type) {
        List<Field> fields = new ArrayList<>();
        type.columns().forEach(column -> {
            ValueType value = ValueType.of(column.type());
            fields.add(new Field(column.name(), value == null ? ValueType.DYNAMIC : value));
        });
        return fields;
    }

    private static Outcome refused(String query, List<KqlDiagnostic> problems) {
        KqlDiagnostic first = problems.get(0);
        TextLines lines = new TextLines(query);
        return new Outcome.Refused("line " + lines.line(first.start()) + ", column " + lines.column(first.start())
                + ": " + first.message() + " [" + first.code() + "]");
    }

    /** Numbers and truth values as such, everything else as text; dynamic values as texts of JSON, as the service does. */
    private static ObjectNode answer(Table table) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode columns = answer.putArray("columns");
        table.fields()
                .forEach(field -> columns.addObject()
                        .put("name", field.name())
                        .put("type", field.type().word()));
        ArrayNode rows = answer.putArray("rows");
        for (int row = 0; row < table.rows(); row++) {
            ArrayNode values = rows.addArray();
            for (int column = 0; column < table.fields().size(); column++) {
                Object value = table.at(row, column);
                if (value == null) {
                    values.addNull();
                } else if (value instanceof Boolean flag) {
                    values.add(flag);
                } else if (value instanceof Long whole) {
                    values.add(whole);
                } else if (value instanceof Double real && Double.isFinite(real)) {
                    values.add(real);
                } else {
                    values.add(table.textAt(row, column));
                }
            }
        }
        return answer;
    }
}
