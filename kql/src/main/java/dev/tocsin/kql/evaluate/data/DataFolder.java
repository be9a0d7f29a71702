package dev.tocsin.kql.evaluate.data;

import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.evaluate.value.JsonParser;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a folder: {@code NAME.csv} or {@code NAME.jsonl}, with their columns' types in {@code NAME.schema.json}
 * ({@code {"Column": "type"}}) or in a schema that knows the table. {@code fixtures.json} names the files of tables that calls
 * give: {@code {"workspace(\"w\").AppRequests": "other.csv"}}.
 */
public final class DataFolder implements TableSource {
    private static final String FIXTURES = "fixtures.json";

    private final Map<String, Table> tables;

    private DataFolder(Map<String, Table> tables) {
        this.tables = Map.copyOf(tables);
    }

    /**
     * Reads all tables of the folder.
     *
     * @param schema that knows the types of well-known tables
     */
    public static DataFolder read(Path folder, Schema schema) throws DataException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        } catch (IOException e) {
            throw new DataException("cannot read the folder " + folder, e);
        }
        Map<String, String> calls = calls(folder.resolve(FIXTURES));
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Map.Entry<String, String> call : calls.entrySet()) {
            Path file = folder.resolve(call.getValue()).normalize();
            if (!file.startsWith(folder.normalize()) || !files.contains(folder.resolve(call.getValue()))) {
                throw new DataException(FIXTURES + ": there is no file " + call.getValue() + " in the folder");
            }
            tables.put(call.getKey(), table(file, call.getKey(), schema));
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            boolean csv = name.endsWith(".csv");
            if (!calls.containsValue(name) && (csv || name.endsWith(".jsonl"))) {
                String table = name.substring(0, name.lastIndexOf('.'));
                if (tables.containsKey(table)) {
                    throw new DataException(name + ": there is another file for the table " + table);
                }
                tables.put(table, table(file, table, schema));
            }
        }
        return new DataFolder(tables);
    }

    private static Table table(Path file, String name, Schema schema) throws DataException {
        String own = String.valueOf(file.getFileName());
        if (!own.endsWith(".csv") && !own.endsWith(".jsonl")) {
            throw new DataException(own + ": name a file .csv or .jsonl");
        }
        String stem = own.substring(0, own.lastIndexOf('.'));
        List<Field> declared = declared(file.resolveSibling(stem + ".schema.json"), name, schema);
        return own.endsWith(".csv") ? TableReader.csv(file, declared) : TableReader.jsonLines(file, declared);
    }

    /** The files of tables that calls give, by the call. */
    private static Map<String, String> calls(Path file) throws DataException {
        Map<String, String> calls = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return calls;
        }
        if (!(json(file) instanceof Map<?, ?> map)) {
            throw new DataException(FIXTURES + ": write {\"workspace(\\\"w\\\").AppRequests\": \"FILE.csv\"}");
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String call = String.valueOf(entry.getKey());
            if (!Schema.isCall(call) || !(entry.getValue() instanceof String name)) {
                throw new DataException(
                        FIXTURES + ": \"" + call
                                + "\" is no call with a file; write {\"arg(\\\"\\\").Resources\": \"FILE.csv\"}, or F() for all calls of F");
            }
            calls.put(call, name);
        }
        return calls;
    }

    private static @Nullable Object json(Path file) throws DataException {
        try {
            return JsonParser.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | JsonParser.NotJson e) {
            throw new DataException(file.getFileName() + ": is not JSON in UTF-8", e);
        }
    }

    @Override
    public @Nullable Table table(String name) {
        return tables.get(name);
    }

    /** All tables, by name. */
    public Map<String, Table> tables() {
        return tables;
    }

    /** The schema with these tables in it, so that queries on them can be bound. */
    public Schema in(Schema schema) {
        List<TableType> symbols = new ArrayList<>();
        tables.forEach((name, table) -> symbols.add(table.symbol(name)));
        return schema.with(symbols);
    }

    private static List<Field> declared(Path file, String table, Schema schema) throws DataException {
        if (Files.exists(file)) {
            return fields(file);
        }
        List<Field> fields = new ArrayList<>();
        TableType known = schema.documented(table);
        if (known != null) {
            for (Column column : known.columns()) {
                ValueType type = ValueType.of(column.type());
                fields.add(new Field(column.name(), type == null ? ValueType.DYNAMIC : type));
            }
        }
        return fields;
    }

    /** {@code {"a": "long"}}, {@code [{"name": "a", "type": "long"}]}, or either under {@code columns}. */
    private static List<Field> fields(Path file) throws DataException {
        String name = String.valueOf(file.getFileName());
        Object root = json(file);
        Object columns = root instanceof Map<?, ?> map
                        && (map.get("columns") instanceof Map || map.get("columns") instanceof List)
                ? map.get("columns")
                : root;
        List<Field> fields = new ArrayList<>();
        if (columns instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                fields.add(field(String.valueOf(entry.getKey()), entry.getValue(), name));
            }
        } else if (columns instanceof List<?> list) {
            for (Object one : list) {
                if (!(one instanceof Map<?, ?> map) || !(map.get("name") instanceof String column)) {
                    throw new DataException(name + ": a column is {\"name\": …, \"type\": …}");
                }
                fields.add(field(column, map.get("type"), name));
            }
        }
        if (fields.isEmpty()) {
            throw new DataException(name + ": write {\"Column\": \"type\"}");
        }
        return fields;
    }

    private static Field field(String column, @Nullable Object type, String file) throws DataException {
        Type symbol = type instanceof String word ? Scalar.named(word) : null;
        ValueType known = symbol == null ? null : ValueType.of(symbol);
        if (known == null) {
            throw new DataException(
                    file + ": " + column + " has no type of the language; write string, long, real, bool,"
                            + " datetime, timespan, dynamic, guid, int or decimal");
        }
        return new Field(column, known);
    }
}
