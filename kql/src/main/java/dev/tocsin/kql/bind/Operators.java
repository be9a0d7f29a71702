package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GraphOperator;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators give; their families have classes of their own. */
final class Operators {
    private final ColumnOperators columns;
    private final RowOperators rows;
    private final GroupOperators groups;
    private final TableOperators tables;
    private final GraphOperators graphs;

    Operators(Binding binding) {
        columns = new ColumnOperators(binding);
        rows = new RowOperators(binding);
        groups = new GroupOperators(binding);
        tables = new TableOperators(binding);
        graphs = new GraphOperators(binding);
    }

    /**
     * Binds an operator whose input's columns are in scope.
     *
     * @param input what stands left of the bar, which may be a graph
     */
    Type bind(Operator operator, Type input) {
        if (operator instanceof ColumnOperator column) {
            return columns.bind(column);
        }
        if (operator instanceof RowOperator row) {
            return rows.bind(row, input);
        }
        if (operator instanceof GroupOperator group) {
            return groups.bind(group);
        }
        if (operator instanceof TableOperator table) {
            return tables.bind(table, input);
        }
        return graphs.bind((GraphOperator) operator, input);
    }

    /** The parameter of that name; null if it is not given. */
    static @Nullable Expression parameter(List<Clause.Parameter> parameters, String... names) {
        for (Clause.Parameter parameter : parameters) {
            for (String name : names) {
                if (parameter.name().equalsIgnoreCase(name)
                        && !parameter.values().isEmpty()) {
                    return parameter.values().get(0);
                }
            }
        }
        return null;
    }

    /** The word or name that a parameter has for its value; null if it is not given. */
    static @Nullable String word(List<Clause.Parameter> parameters, String... names) {
        Expression value = parameter(parameters, names);
        if (value instanceof Value.Name name) {
            return name.value();
        }
        if (value instanceof Value.Literal literal) {
            Object constant = Constants.value(literal);
            return constant == null ? literal.text() : constant.toString();
        }
        return null;
    }
}
