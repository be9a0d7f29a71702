package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Operators that look through many tables or all columns. */
final class SearchOperators {
    private final Binding binding;

    SearchOperators(Binding binding) {
        this.binding = binding;
    }

    Type bind(RowOperator operator) {
        return operator instanceof RowOperator.Search search ? search(search) : find((RowOperator.Find) operator);
    }

    private List<TableType> tables(List<Expression> written) {
        List<TableType> tables = new ArrayList<>();
        for (Expression expression : written) {
            Meaning meaning = binding.withRow(null, () -> binding.expressions.bind(expression, true));
            binding.checks.tabular(expression);
            addTables(meaning.rawType(), tables);
        }
        if (written.isEmpty()) {
            if (binding.row != null) {
                tables.add(binding.row);
            } else {
                tables.addAll(binding.schema.tables());
            }
        }
        return tables;
    }

    static void addTables(Type type, List<TableType> tables) {
        if (type instanceof TableType table) {
            tables.add(table);
        } else if (type instanceof GroupType group) {
            for (Symbol member : group.members()) {
                if (member instanceof TableType table) {
                    tables.add(table);
                }
            }
        }
    }

    private TableType unified(List<TableType> tables) {
        if (tables.size() == 1) {
            return tables.get(0);
        }
        List<Column> columns = new ArrayList<>();
        boolean open = false;
        for (TableType table : tables) {
            columns.addAll(binding.columns(table));
            open |= table.open();
        }
        return new TableType(ColumnMerge.byNameAndType(columns), open);
    }

    private Type search(RowOperator.Search search) {
        List<TableType> tables = tables(search.tables());
        TableType row = unified(tables);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("$table", Scalar.STRING));
        columns.addAll(row.columns());
        TableType inScope = new TableType(columns, row.open());
        boolean before = binding.searching;
        binding.searching = true;
        binding.withRow(inScope, () -> binding.expressions.bind(search.predicate()));
        binding.searching = before;
        Expression predicate = Trees.withoutParentheses(search.predicate());
        if (!(predicate instanceof Value.Star) && !Trees.isLiteral(predicate)) {
            binding.checks.exactly(search.predicate(), Scalar.BOOL);
        }
        TableType result = new TableType(binding.columns(inScope), row.open());
        binding.remember(search, new Meaning(result, new GroupType(List.copyOf(tables))));
        return result;
    }

    private Type find(RowOperator.Find find) {
        List<TableType> tables = tables(find.tables());
        TableType row = unified(tables);
        binding.withRow(row, () -> binding.expressions.bind(find.predicate()));
        binding.checks.exactly(find.predicate(), Scalar.BOOL);
        String source = Operators.word(find.parameters(), "withsource", "with_source");
        Projection projection = new Projection(binding.problems);
        projection.add(new Column(source == null ? "source_" : source, Scalar.STRING), false);
        if (find.columns().isEmpty()) {
            smart(find, tables, row, projection);
        } else {
            binding.withRow(row, () -> {
                find.columns().forEach(column -> column(column, projection));
                return row;
            });
        }
        return new TableType(projection.columns(), false);
    }

    private void column(Node node, Projection projection) {
        if (node instanceof Value.Star) {
            projection.addNew(binding.rowColumns(), true);
        } else if (node instanceof Clause.Column column) {
            Meaning meaning = binding.remember(column.name(), binding.names.name(column.name(), false));
            Type type = column.type() == null ? meaning.type() : Declarations.type(column.type());
            projection.declare(new Column(column.name().value(), type), column.range(), true);
        } else if (node instanceof Operation.Call call) {
            projection.add(new Column("pack_", DynamicTypes.ANY), false);
            binding.remember(call, new Meaning(DynamicTypes.ANY));
        } else if (node instanceof Expression expression) {
            Meaning meaning = binding.expressions.bind(expression);
            projection.declare(
                    new Column(binding.resultNames.nameOrEmpty(expression), meaning.type()), expression.range(), true);
        }
    }

    /** The columns that all tables have, those that the predicate names, and the others packed. */
    private void smart(RowOperator.Find find, List<TableType> tables, TableType row, Projection projection) {
        Set<Column> named = new LinkedHashSet<>();
        collect(find.predicate(), named);
        List<Column> common = tables.size() == 1 ? row.columns() : ColumnMerge.byName(tables, true);
        for (Column column : common) {
            projection.add(column, true);
        }
        for (Column column : named) {
            projection.add(column, true);
        }
        projection.add(new Column("pack_", DynamicTypes.ANY), false);
    }

    private void collect(Node node, Set<Column> named) {
        if (binding.meaning(node).symbol() instanceof Column column) {
            named.add(column);
        }
        node.forEachChild(child -> collect(child, named));
    }
}
