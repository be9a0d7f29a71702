package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a query must mean: where the binder misses a table or a column, there is one. Columns are JSON, or, where that is wrong,
 * text or numbers; those with time in their names are datetimes. Each table has three rows.
 */
record InferredTables(BoundQuery bound, Schema schema) implements TableSource {
    private static final Schema KNOWN = Schema.anyScope();
    private static final int ROUNDS = 25;

    static InferredTables of(ParsedQuery parsed) {
        InferredTables last = null;
        for (Type type : List.of(DynamicTypes.ANY, Scalar.STRING, Scalar.LONG, Scalar.REAL)) {
            last = of(parsed, type);
            if (!last.bound().failed()) {
                return last;
            }
        }
        return java.util.Objects.requireNonNull(last);
    }

    private static InferredTables of(ParsedQuery parsed, Type type) {
        Map<String, Map<String, Type>> tables = new LinkedHashMap<>();
        Schema schema = KNOWN;
        BoundQuery bound = new KqlBinder(schema).bind(parsed);
        for (int i = 0; i < ROUNDS && bound.failed() && learn(bound, tables, type); i++) {
            List<TableType> symbols = new ArrayList<>();
            tables.forEach((name, columns) -> {
                List<Column> all = new ArrayList<>();
                columns.forEach((column, of) -> all.add(new Column(column, of)));
                symbols.add(new TableType(name, all, false));
            });
            schema = KNOWN.with(symbols);
            bound = new KqlBinder(schema).bind(parsed);
        }
        return new InferredTables(bound, schema);
    }

    private static boolean learn(BoundQuery bound, Map<String, Map<String, Type>> tables, Type type) {
        boolean learnt = false;
        String text = bound.parsed().tokens().text();
        for (KqlDiagnostic one : bound.diagnostics()) {
            if (one.level() != Level.ERROR) {
                continue;
            }
            String name = text.substring(one.start(), one.start() + one.length());
            name = name.startsWith("[") && name.length() > 4 ? name.substring(2, name.length() - 2) : name;
            if (one.code().equals("KS204") && !tables.containsKey(name)) {
                tables.put(name, new LinkedHashMap<>(Map.of("TimeGenerated", Scalar.DATETIME)));
                learnt = true;
            } else if (one.code().equals("KS142") || one.code().equals("KS145")) {
                if (tables.isEmpty()) {
                    copyKnown(bound, bound.parsed().tree(), tables);
                }
                Type of = name.toLowerCase(Locale.ROOT).contains("time") ? Scalar.DATETIME : type;
                for (Map<String, Type> columns : tables.values()) {
                    learnt |= columns.putIfAbsent(name, of) == null;
                }
            }
        }
        return learnt;
    }

    /** The well-known tables that the query names get further columns. */
    private static void copyKnown(BoundQuery bound, Node node, Map<String, Map<String, Type>> tables) {
        Meaning meaning = node instanceof Value.Name ? bound.meaning(node) : null;
        if (meaning != null
                && meaning.symbol() instanceof TableType table
                && !table.name().isEmpty()) {
            Map<String, Type> columns = new LinkedHashMap<>();
            table.columns().forEach(column -> columns.put(column.name(), column.type()));
            tables.put(table.name(), columns);
        }
        node.forEachChild(child -> copyKnown(bound, child, tables));
    }

    @Override
    public @Nullable Table table(String name) {
        TableType type = schema.table(name);
        if (type == null) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        for (Column column : type.columns()) {
            ValueType of = ValueType.of(column.type());
            fields.add(new Field(column.name(), of == null ? ValueType.DYNAMIC : of));
        }
        Table.Builder builder = Table.builder(fields);
        for (int i = 0; i < 3; i++) {
            @Nullable Object[] row = new Object[fields.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = value(fields.get(c).type(), i);
            }
            builder.row(row);
        }
        return builder.build();
    }

    private static @Nullable Object value(ValueType type, int row) {
        long ticks = Ticks.of(Instant.parse("2024-01-15T11:00:00Z"));
        return switch (type) {
            case BOOL -> row % 2 == 0;
            case INT, LONG -> row + 1L;
            case REAL -> row + 0.5;
            case DECIMAL -> new BigDecimal(row);
            case DATETIME -> new Datetime(ticks + row * Ticks.MINUTE);
            case TIMESPAN -> new Timespan((row + 1) * Ticks.SECOND);
            case GUID -> new UUID(1, row);
            case STRING -> "v" + row;
            case DYNAMIC -> row == 0 ? Map.of("a", 1L, "b", "x") : row == 1 ? "v1" : null;
        };
    }
}
