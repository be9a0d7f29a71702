package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.LocalScope;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;

/** The operator that follows rows through steps. */
final class ScanOperators {
    private final Binding binding;

    ScanOperators(Binding binding) {
        this.binding = binding;
    }

    Type bind(GroupOperator.Scan scan) {
        binding.expressions.bindAll(scan.order());
        binding.expressions.bindAll(scan.partition());
        Projection projection = new Projection(binding.problems);
        projection.addAll(binding.rowColumns());
        for (Clause.FunctionParameter declared : scan.declared()) {
            if (declared.defaultValue() != null) {
                binding.expressions.bind(declared.defaultValue());
            }
            Type type = Declarations.type(declared.column().type());
            projection.declare(
                    new Column(declared.column().name().value(), type),
                    declared.column().name().range(),
                    true);
        }
        TableType row = binding.likeInput(projection.columns());
        LocalScope scope = binding.local.inner();
        for (Clause.Step step : scan.steps()) {
            String name = step.name().value();
            scope.declare(name, new Variable(name, new Tuple(row.columns(), row)));
        }
        binding.withRow(
                row,
                () -> binding.withLocal(scope, () -> {
                    scan.steps().forEach(step -> step(step, row));
                    return row;
                }));
        String match = Operators.word(scan.parameters(), "with_match_id");
        Expression written = Operators.parameter(scan.parameters(), "with_match_id");
        projection.declare(
                new Column(match == null ? "match_id" : match, Scalar.LONG),
                written == null ? scan.range() : written.range(),
                true);
        return binding.likeInput(projection.columns());
    }

    private void step(Clause.Step step, TableType row) {
        binding.expressions.bind(step.condition());
        binding.checks.exactly(step.condition(), Scalar.BOOL);
        for (Clause.Assignment assignment : step.assignments()) {
            binding.expressions.bind(assignment.value());
            Column column = binding.column(row, assignment.name().value());
            if (column == null) {
                binding.problems.error(
                        "KS142",
                        "There is no column " + assignment.name().value(),
                        assignment.name().range());
            } else {
                binding.remember(assignment.name(), new Meaning(column.type(), column));
            }
        }
    }
}
