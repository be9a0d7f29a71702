package dev.tocsin.kql.bind;

import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.FunctionCatalog;
import dev.tocsin.kql.symbol.LocalScope;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The binding of one query: what its parts share. What is in scope changes as the tree is walked; whoever changes it puts it
 * back.
 */
final class Binding {
    /** Which functions can be called. */
    enum Place {
        NORMAL,
        AGGREGATE,
        PLUGIN
    }

    final Tokens tokens;
    final Schema schema;
    final FunctionCatalog catalog;
    final SavedFunctions saved;
    final Problems problems;
    IdentityHashMap<Node, Meaning> meanings = new IdentityHashMap<>();
    IdentityHashMap<Node, BoundCall> calls = new IdentityHashMap<>();
    IdentityHashMap<Node, Layout> layouts = new IdentityHashMap<>();
    /** The columns of operators whose result depends on data, as far as it is known. */
    final IdentityHashMap<Node, TableType> known = new IdentityHashMap<>();

    private final IdentityHashMap<TableType, Map<String, Column>> inferred = new IdentityHashMap<>();
    private final Set<Column> untold = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, TableType> openTables = new LinkedHashMap<>();

    final Names names;
    final Arguments arguments;
    final SignatureChoice choice;
    final CallResults results;
    final Calls functionCalls;
    final Checks checks;
    final Expressions expressions;
    final ResultNames resultNames;
    final Operators operators;
    final Statements statements;
    final Declarations declarations;
    final GraphScope graphs;

    /** The columns of the operator's input. */
    @Nullable
    TableType row;
    /** The columns of a join's right side. */
    @Nullable
    TableType right;
    /** The type of what stands before the dot. */
    @Nullable
    Type path;

    Place place = Place.NORMAL;
    LocalScope local = LocalScope.outermost();
    /** Whether tables need not exist. */
    boolean fuzzy;
    /** Whether the query has had a placeholder, so that a value of unknown type may be anything. */
    boolean fillsIn;
    /** Whether placeholders bring statements, and with them names that are not known. */
    boolean declaresMore;
    /** Whether a column that is not known would be new; not where a table or an operator is not known. */
    boolean tellsNewColumns = true;
    /** The table that invoke passes. */
    @Nullable
    TableType implicit;
    /** Of the next column without a name. */
    int columnNumber = 1;
    /** Whether a literal alone finds rows that have it. */
    boolean searching;
    /** The columns that summarize groups by. */
    List<Column> groupedBy = List.of();

    Binding(Tokens tokens, Schema schema, FunctionCatalog catalog, SavedFunctions saved, Problems problems) {
        this.tokens = tokens;
        this.schema = schema;
        this.catalog = catalog;
        this.saved = saved;
        this.problems = problems;
        checks = new Checks(this);
        arguments = new Arguments(this);
        choice = new SignatureChoice(this);
        resultNames = new ResultNames(this);
        results = new CallResults(this);
        functionCalls = new Calls(this);
        names = new Names(this);
        expressions = new Expressions(this);
        operators = new Operators(this);
        statements = new Statements(this);
        declarations = new Declarations(this);
        graphs = new GraphScope(this);
    }

    Meaning remember(Node node, Meaning meaning) {
        meanings.put(node, meaning);
        return meaning;
    }

    /** Tells where the columns come from that an operator gives. */
    List<Column> remember(Node operator, Projection projection) {
        layouts.put(operator, projection.layout());
        return projection.columns();
    }

    /** What a node means; an error if it is not bound yet. */
    Meaning meaning(Node node) {
        return meanings.getOrDefault(node, Meaning.ERROR);
    }

    Type type(Node node) {
        return meaning(node).type();
    }

    TableType rowOrEmpty() {
        return row != null ? row : TableType.EMPTY;
    }

    /** The columns of the input that are known, and those that its names made known. */
    List<Column> rowColumns() {
        return columns(rowOrEmpty());
    }

    List<Column> columns(TableType table) {
        Map<String, Column> found = table.open() ? inferred.get(table) : null;
        if (found == null) {
            return table.columns();
        }
        List<Column> all = new ArrayList<>(table.columns());
        all.addAll(found.values());
        return all;
    }

    /** The column of that name; of an open table every name is one. */
    @Nullable
    Column column(TableType table, String name) {
        Column column = table.column(name);
        return column == null && table.open() ? infer(table, name) : column;
    }

    /** A column of an open table, of which nothing is known but that it is used. */
    Column infer(TableType table, String name) {
        return inferred.computeIfAbsent(table, key -> new LinkedHashMap<>()).computeIfAbsent(name, key -> {
            Column column = new Column(key, Scalar.UNKNOWN);
            untold.add(column);
            return column;
        });
    }

    /** Whether that column was inferred, and nobody was told yet. */
    boolean isUntold(Symbol symbol) {
        return untold.remove(symbol);
    }

    /** A table that exists elsewhere, so that nothing is known of it; each time the same. */
    TableType openTable(String where, String name) {
        tellsNewColumns = false;
        return openTables.computeIfAbsent(where + "\n" + name, key -> new TableType(name, List.of(), true));
    }

    /** What a name means of which nothing is known: a table with any columns where one is wanted, else any value. */
    Meaning anything(String name, boolean tabular) {
        return tabular ? new Meaning(openTable("", name)) : Meaning.UNKNOWN;
    }

    /** The result of an operator, which is open where placeholders bring columns. */
    Type withPlaceholders(Operator operator, Type result) {
        if (!(result instanceof TableType table) || !PlaceholderColumns.in(operator)) {
            return result;
        }
        tellsNewColumns = false;
        return table.opened();
    }

    /** With the input's columns, and open as the input is. */
    TableType passThrough() {
        return likeInput(rowColumns());
    }

    TableType likeInput(List<Column> columns) {
        return new TableType(columns, rowOrEmpty().open());
    }

    /** Does something without or with another input in scope. */
    <T> T withRow(@Nullable TableType other, Supplier<T> work) {
        TableType old = row;
        row = other;
        T result = work.get();
        row = old;
        return result;
    }

    <T> T inPlace(Place other, Supplier<T> work) {
        Place old = place;
        place = other;
        T result = work.get();
        place = old;
        return result;
    }

    <T> T withPath(@Nullable Type other, Supplier<T> work) {
        Type old = path;
        path = other;
        T result = work.get();
        path = old;
        return result;
    }

    <T> T withLocal(LocalScope other, Supplier<T> work) {
        LocalScope old = local;
        local = other;
        T result = work.get();
        local = old;
        return result;
    }

    /** The first token behind the node: the operator behind an operand. */
    SourceRange tokenAfter(SourceRange range) {
        int low = 0;
        int high = tokens.count() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.start(middle) < range.end()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return new SourceRange(tokens.start(low), tokens.end(low));
    }
}
