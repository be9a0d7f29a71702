package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;

/** What expressions mean. */
final class Expressions {
    private final Binding binding;
    private final LiteralTypes literals;
    private final Operands operands;
    private final Members members;
    private final TableExpressions tables;

    Expressions(Binding binding) {
        this.binding = binding;
        literals = new LiteralTypes(binding);
        operands = new Operands(binding);
        members = new Members(binding);
        tables = new TableExpressions(binding);
    }

    Meaning bind(Expression expression) {
        return bind(expression, false);
    }

    /**
     * Resolves the names in an expression.
     *
     * @param tabular whether a table is wanted there, so that an unknown name is an unknown table
     */
    Meaning bind(Expression expression, boolean tabular) {
        return binding.remember(expression, meaning(expression, tabular));
    }

    void bindAll(List<? extends Expression> expressions) {
        for (Expression expression : expressions) {
            bind(expression, false);
        }
    }

    private Meaning meaning(Expression expression, boolean tabular) {
        if (expression instanceof Value value) {
            return value(value, tabular);
        }
        if (expression instanceof Operation operation) {
            return operation(operation, tabular);
        }
        return tables.meaning((Tabular) expression, tabular);
    }

    private Meaning value(Value value, boolean tabular) {
        if (value instanceof Value.Name name) {
            return binding.names.name(name, tabular);
        }
        if (value instanceof Value.Wildcard wildcard) {
            return binding.names.wildcard(wildcard, tabular);
        }
        if (value instanceof Value.Star star) {
            return tabular ? binding.names.wildcard(new Value.Wildcard(star.range(), "*"), true) : allColumns();
        }
        if (value instanceof Value.Placeholder placeholder) {
            Scalar type = tabular ? Scalar.UNKNOWN : ofSpecifier(placeholder.specifier());
            return type == Scalar.UNKNOWN ? filled(placeholder.name(), tabular) : new Meaning(type);
        }
        if (value instanceof Value.Template template) {
            return filled(template.text(), tabular);
        }
        return value instanceof Value.Missing ? Meaning.ERROR : literals.meaning(value);
    }

    /** What a workbook writes for a part of a time range (Microsoft Learn, workbook time parameters). */
    private static Scalar ofSpecifier(String specifier) {
        return switch (specifier) {
            case "start", "end" -> Scalar.DATETIME;
            case "grain" -> Scalar.TIMESPAN;
            default -> Scalar.UNKNOWN;
        };
    }

    private Meaning filled(String text, boolean tabular) {
        binding.fillsIn = true;
        return tabular ? new Meaning(binding.openTable("{}", text)) : Meaning.UNKNOWN;
    }

    /** What {@code *} stands for as an argument. */
    Meaning allColumns() {
        List<Symbol> columns = new ArrayList<>(binding.rowColumns());
        return new Meaning(new Tuple(binding.rowColumns(), binding.row), new GroupType(columns));
    }

    private Meaning operation(Operation operation, boolean tabular) {
        TableType fixture = binding.path == null ? binding.names.fixture(operation) : null;
        if (fixture != null) {
            return new Meaning(fixture, fixture);
        }
        if (operation instanceof Operation.Parenthesized parenthesized) {
            Meaning inner = binding.withPath(null, () -> bind(parenthesized.inner(), tabular));
            return new Meaning(inner.rawType(), null, inner.constant(), inner.value(), null);
        }
        if (operation instanceof Operation.Path path) {
            return members.path(path, tabular);
        }
        if (operation instanceof Operation.Element element) {
            return members.element(element);
        }
        if (operation instanceof Operation.Bracketed bracketed) {
            return members.bracketed(bracketed);
        }
        if (operation instanceof Operation.Call call) {
            return binding.functionCalls.call(call, tabular, false);
        }
        if (operation instanceof Operation.Named named) {
            Meaning value = bind(named.value(), tabular);
            return new Meaning(value.rawType(), null, value.constant(), value.value(), null);
        }
        if (operation instanceof Operation.Ordered ordered) {
            Meaning value = bind(ordered.value(), false);
            return new Meaning(value.rawType(), value.symbol(), value.constant(), value.value(), null);
        }
        return operands.meaning(operation);
    }

    /** A table that stands where a table is wanted; reports it if it is none. */
    TableType table(Expression expression) {
        Meaning meaning = bind(expression, true);
        binding.checks.tabular(expression);
        return tableOf(meaning.rawType());
    }

    /** Whatever it is, as a table; of what is none nothing is known. */
    static TableType tableOf(Type type) {
        if (type instanceof TableType table) {
            return table;
        }
        return new TableType(List.of(), type.error() || type == Scalar.UNKNOWN || type.equals(DynamicTypes.ANY));
    }
}
