package dev.tocsin.kql.evaluate.infer;

import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Query;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.schema.CallText;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows that are made up for tables of which only the columns are known: the same for the same query and clock. */
public final class GeneratedTables implements TableSource {
    private static final int MOST_WORDS = 40;

    private final Schema schema;
    private final TableSource given;
    private final int rows;
    private final long now;
    private final List<String> words;
    private final Set<String> pivots;

    private GeneratedTables(
            Schema schema, TableSource given, int rows, long now, List<String> words, Set<String> pivots) {
        this.schema = schema;
        this.given = given;
        this.rows = rows;
        this.now = now;
        this.words = words;
        this.pivots = pivots;
    }

    /**
     * Runs a query on given tables, and on made-up rows of others. Where its columns depend on data, as behind
     * {@code evaluate pivot()}, the columns that it goes on to name are among the texts of the rows, and the rows are alike but
     * for the column that is pivoted: what {@code pivot()} gives for a key without rows of one of the values is not documented.
     *
     * @param given null for tables that it does not have
     */
    public static Result run(
            KqlEngine engine, Inference.Inferred query, TableSource given, int rows, RunOptions options) {
        Query compiled = engine.compile(query.bound());
        List<String> words = new ArrayList<>();
        Set<String> pivots = new HashSet<>();
        addPivots(query.bound().parsed().tree(), pivots);
        while (true) {
            TableSource tables = new GeneratedTables(
                    query.schema(), given, rows, Ticks.of(options.now()), List.copyOf(words), pivots);
            Result result = compiled.run(tables, options);
            // A column that is missed in what depends on data.
            String missing = compiled.problems().isEmpty() && result instanceof Result.Failed failed
                    ? query.bound().missing(failed.errors().get(0))
                    : null;
            if (missing == null) {
                return result;
            }
            if (words.contains(missing) || words.size() >= MOST_WORDS) {
                return compiled.run(tables, new RunOptions(options.now(), options.limits(), true));
            }
            words.add(missing);
        }
    }

    private static void addPivots(Node node, Set<String> columns) {
        if (node instanceof TableOperator.Evaluate evaluate
                && evaluate.plugin() instanceof Operation.Call call
                && call.function() instanceof Value.Name plugin
                && plugin.value().equals("pivot")
                && !call.arguments().isEmpty()
                && call.arguments().get(0) instanceof Value.Name column) {
            columns.add(column.value());
        }
        node.forEachChild(child -> addPivots(child, columns));
    }

    /** The table with the columns that the query needs; those that a given one does not have are made up too. */
    @Override
    public @Nullable Table table(String name) {
        Table own = given.table(name);
        TableType type = declared(name);
        if (type == null
                || (own != null && own.fields().size() >= type.columns().size())) {
            return own;
        }
        List<Field> fields = new ArrayList<>(own == null ? List.of() : own.fields());
        int there = fields.size();
        for (Column column : type.columns()) {
            boolean missing = fields.subList(0, there).stream()
                    .noneMatch(field -> field.name().equals(column.name()));
            if (missing) {
                ValueType of = ValueType.of(column.type());
                fields.add(new Field(column.name(), of == null ? ValueType.DYNAMIC : of));
            }
        }
        boolean alike = fields.stream().anyMatch(field -> pivots.contains(field.name()));
        Table.Builder builder = Table.builder(fields);
        int count = own == null ? Math.max(rows, words.size()) : own.rows();
        for (int i = 0; i < count; i++) {
            @Nullable Object[] row = new Object[fields.size()];
            for (int c = 0; c < row.length; c++) {
                Field field = fields.get(c);
                boolean first = alike && !pivots.contains(field.name());
                row[c] = own != null && c < there ? own.at(i, c) : value(field.type(), first ? 0 : i);
            }
            builder.row(row);
        }
        return builder.build();
    }

    private @Nullable TableType declared(String name) {
        TableType table = schema.table(name);
        return table == null ? schema.fixture(CallText.of(name)) : table;
    }

    private @Nullable Object value(ValueType type, int row) {
        return switch (type) {
            case BOOL -> row % 2 == 0;
            case INT, LONG -> row + 1L;
            case REAL -> row + 0.5;
            case DECIMAL -> new BigDecimal(row);
            case DATETIME -> new Datetime(now - (1 + row % 50) * Ticks.MINUTE);
            case TIMESPAN -> new Timespan((row + 1) * Ticks.SECOND);
            case GUID -> new UUID(1, row);
            case STRING -> word(row);
            case DYNAMIC -> json(row);
        };
    }

    private String word(int row) {
        return row < words.size() ? words.get(row) : "v" + row;
    }

    private @Nullable Object json(int row) {
        if (row % 3 == 2) {
            return null;
        }
        if (row % 3 == 1) {
            return word(row);
        }
        Map<String, @Nullable Object> bag = new LinkedHashMap<>();
        bag.put("a", 1L);
        bag.put("b", "x");
        words.forEach(word -> bag.put(word, 1L));
        return bag;
    }
}
