package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Operators that choose or compute columns. */
final class ColumnOperators {
    private static final TableType SCHEMA = new TableType(
            List.of(
                    new Column("ColumnName", Scalar.STRING),
                    new Column("ColumnOrdinal", Scalar.LONG),
                    new Column("DataType", Scalar.STRING),
                    new Column("ColumnType", Scalar.STRING)),
            false);
    private static final TableType SCHEMA_TEXT = new TableType(List.of(new Column("Schema", Scalar.STRING)), false);
    private final Binding binding;
    private final ParseOperators parses;

    ColumnOperators(Binding binding) {
        this.binding = binding;
        parses = new ParseOperators(binding);
    }

    Type bind(ColumnOperator operator) {
        if (operator instanceof ColumnOperator.Project project) {
            return new TableType(
                    projected(project, project.expressions(), Projector.Style.PLAIN),
                    binding.rowOrEmpty().open());
        }
        if (operator instanceof ColumnOperator.Extend extend) {
            return extend(extend, extend.expressions());
        }
        if (operator instanceof ColumnOperator.ProjectAway away) {
            return away(away.expressions());
        }
        if (operator instanceof ColumnOperator.ProjectKeep keep) {
            return keep(keep.expressions());
        }
        if (operator instanceof ColumnOperator.ProjectRename rename) {
            return rename(rename);
        }
        if (operator instanceof ColumnOperator.ProjectReorder reorder) {
            return reorder(reorder);
        }
        if (operator instanceof ColumnOperator.ProjectByNames names) {
            return byNames(names.expressions());
        }
        if (operator instanceof ColumnOperator.Print print) {
            return print(print);
        }
        if (operator instanceof ColumnOperator.Serialize serialize) {
            return serialize.expressions().isEmpty()
                    ? binding.passThrough()
                    : extend(serialize, serialize.expressions());
        }
        if (operator instanceof ColumnOperator.Distinct distinct) {
            return distinct(distinct);
        }
        if (operator instanceof ColumnOperator.GetSchema schema) {
            boolean text = schema.kind() != null && "csl".equals(Operators.word(List.of(schema.kind()), "kind"));
            return text ? SCHEMA_TEXT : SCHEMA;
        }
        return operator instanceof ColumnOperator.AssertSchema ? binding.passThrough() : parses.bind(operator);
    }

    private List<Column> projected(Operator operator, List<Expression> expressions, Projector.Style style) {
        Projection projection = new Projection(binding.problems);
        Projector projector = new Projector(binding, projection, style);
        binding.expressions.bindAll(expressions);
        expressions.forEach(projector::add);
        return binding.remember(operator, projection);
    }

    private Type extend(Operator operator, List<Expression> expressions) {
        Projection projection = new Projection(binding.problems);
        binding.expressions.bindAll(expressions);
        projection.addNew(binding.rowColumns(), false);
        Projector projector = new Projector(binding, projection, Projector.Style.EXTEND);
        expressions.forEach(projector::add);
        return binding.likeInput(binding.remember(operator, projection));
    }

    private Set<Column> named(List<Expression> expressions) {
        Set<Column> named = new HashSet<>();
        for (Expression expression : expressions) {
            Meaning meaning = binding.expressions.bind(expression);
            if (meaning.symbol() instanceof GroupType group) {
                for (Symbol member : group.members()) {
                    if (member instanceof Column column) {
                        named.add(column);
                    }
                }
            } else if (binding.checks.column(expression) && meaning.symbol() instanceof Column column) {
                named.add(column);
            }
        }
        return named;
    }

    private Type away(List<Expression> expressions) {
        Set<Column> named = named(expressions);
        List<Column> columns = new ArrayList<>(binding.rowColumns());
        columns.removeIf(named::contains);
        return binding.likeInput(columns);
    }

    private Type keep(List<Expression> expressions) {
        Set<Column> named = named(expressions);
        List<Column> columns = new ArrayList<>(binding.rowColumns());
        columns.removeIf(column -> !named.contains(column));
        return new TableType(columns, binding.rowOrEmpty().open());
    }

    private Type rename(ColumnOperator.ProjectRename operator) {
        List<Expression> expressions = operator.expressions();
        Projection projection = new Projection(binding.problems);
        binding.expressions.bindAll(expressions);
        projection.addAll(binding.rowColumns());
        for (Expression expression : expressions) {
            if (!(expression instanceof Operation.Named named) || named.tuple()) {
                binding.problems.error("KS110", "Write the new name, =, and the column", expression.range());
            } else if (binding.checks.column(named.value())
                    && binding.meaning(named.value()).symbol() instanceof Column column) {
                Value.Name name = named.names().get(0);
                projection.rename(column.name(), new Column(name.value(), column.type()), name.range());
            }
        }
        return binding.likeInput(binding.remember(operator, projection));
    }

    private Type reorder(ColumnOperator.ProjectReorder operator) {
        List<Expression> expressions = operator.expressions();
        Projection projection = new Projection(binding.problems);
        Projector projector = new Projector(binding, projection, Projector.Style.REORDER);
        binding.expressions.bindAll(expressions);
        expressions.forEach(projector::addOnce);
        projection.addNew(binding.rowColumns(), false);
        return binding.likeInput(binding.remember(operator, projection));
    }

    /** The columns are known only when their names are literals. */
    private Type byNames(List<Expression> expressions) {
        List<Column> columns = new ArrayList<>();
        for (Expression expression : expressions) {
            Meaning meaning = binding.expressions.bind(expression);
            if (meaning.symbol() instanceof Column column) {
                columns.add(column);
            } else if (meaning.value() instanceof String pattern) {
                for (Column column : binding.rowColumns()) {
                    if (Names.matches(pattern, column.name())) {
                        columns.add(column);
                    }
                }
            }
        }
        return new TableType(ColumnMerge.distinct(columns), true);
    }

    private Type print(ColumnOperator.Print operator) {
        List<Expression> expressions = operator.expressions();
        Projection projection = new Projection(binding.problems);
        Projector projector = new Projector(binding, projection, Projector.Style.PRINT);
        for (int i = 0; i < expressions.size(); i++) {
            int number = i;
            binding.withRow(null, () -> binding.expressions.bind(expressions.get(number)));
            projector.addAs(expressions.get(i), null, "print_" + i);
        }
        return new TableType(binding.remember(operator, projection), false);
    }

    private Type distinct(ColumnOperator.Distinct operator) {
        List<Expression> expressions = operator.expressions();
        List<Column> columns = projected(operator, expressions, Projector.Style.PLAIN);
        if (binding.checks.scalars(expressions)) {
            binding.checks.notDynamic(expressions);
        }
        return new TableType(columns, binding.rowOrEmpty().open());
    }
}
