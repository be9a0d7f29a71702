package dev.tocsin.kql.evaluate.infer;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A query bound with tables that are guessed. Never changes. */
final class Guess {
    private final ParsedQuery query;
    private final Schema known;
    private final Map<String, Map<String, Type>> tables;
    private final Set<String> columns;
    private final Schema schema;
    private final BoundQuery bound;
    private final List<KqlDiagnostic> errors;

    /**
     * @param tables the guessed ones, and known ones that got more columns
     * @param columns the names of columns that are guessed
     */
    private Guess(ParsedQuery query, Schema known, Map<String, Map<String, Type>> tables, Set<String> columns) {
        this.query = query;
        this.known = known;
        this.tables = tables;
        this.columns = columns;
        List<TableType> symbols = new ArrayList<>();
        tables.forEach((name, types) -> {
            List<Column> all = new ArrayList<>();
            types.forEach((column, type) -> all.add(new Column(column, type)));
            symbols.add(new TableType(name, all, false));
        });
        schema = known.with(symbols);
        bound = new KqlBinder(schema).bind(query);
        errors = bound.faults();
    }

    static Guess nothing(ParsedQuery query, Schema known) {
        return new Guess(query, known, Map.of(), Set.of());
    }

    BoundQuery bound() {
        return bound;
    }

    Schema schema() {
        return schema;
    }

    List<KqlDiagnostic> errors() {
        return errors;
    }

    /** What the query has at an error. */
    String at(KqlDiagnostic error) {
        return bound.named(error);
    }

    String text() {
        return query.tokens().text();
    }

    boolean hasTable(String name) {
        return tables.containsKey(name);
    }

    Set<String> tables() {
        return tables.keySet();
    }

    boolean isGuessed(String column) {
        return columns.contains(column);
    }

    Set<String> columns() {
        return columns;
    }

    /** The type of a guessed column; null if there is none. */
    @Nullable
    Type type(String column) {
        for (Map<String, Type> types : tables.values()) {
            Type type = types.get(column);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    Guess withTable(String name, Map<String, Type> types) {
        Map<String, Map<String, Type>> more = copy();
        more.put(name, new LinkedHashMap<>(types));
        return new Guess(query, known, more, columns);
    }

    /** With a column in one of the tables, or, without a table, in all. */
    Guess withColumn(@Nullable String table, String column, Type type) {
        Map<String, Map<String, Type>> more = copy();
        more.forEach((name, types) -> {
            if (table == null || table.equals(name)) {
                types.putIfAbsent(column, type);
            }
        });
        Set<String> names = new HashSet<>(columns);
        names.add(column);
        return new Guess(query, known, more, names);
    }

    boolean hasColumn(String table, String column) {
        return tables.getOrDefault(table, Map.of()).containsKey(column);
    }

    Guess retyped(String column, Type type) {
        Map<String, Map<String, Type>> more = copy();
        more.values().forEach(types -> types.computeIfPresent(column, (key, old) -> type));
        return new Guess(query, known, more, columns);
    }

    private Map<String, Map<String, Type>> copy() {
        Map<String, Map<String, Type>> copy = new LinkedHashMap<>();
        tables.forEach((name, types) -> copy.put(name, new LinkedHashMap<>(types)));
        return copy;
    }
}
