package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.operator.Joining;
import dev.tocsin.kql.evaluate.operator.RowSteps;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes relations of {@code join} and {@code lookup}. */
final class JoinCompiler {
    private final Compilation compilation;

    JoinCompiler(Compilation compilation) {
        this.compilation = compilation;
    }

    /** The keys of both tables, pair by pair. */
    private record Keys(List<Evaluation> left, List<Evaluation> right, List<@Nullable Column> rightColumns) {}

    TableNode join(TableOperator.Join join, TableNode left, Scope scope) {
        if (join.where() != null) {
            throw EvaluationException.notImplemented(
                    "where in a join", join.where().range());
        }
        TableNode right = compilation.tables().table(join.right(), scope);
        Keys keys = keys(join.on(), left, right, scope);
        String word = Parameters.word(join.parameters(), "kind");
        Joining.Kind kind = kind(word == null ? "innerunique" : word, join);
        return joined(join, kind, keys, left, right, scope);
    }

    private static Joining.Kind kind(String word, Operator operator) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "innerunique" -> Joining.Kind.INNER_UNIQUE;
            case "inner" -> Joining.Kind.INNER;
            case "leftouter" -> Joining.Kind.LEFT_OUTER;
            case "rightouter" -> Joining.Kind.RIGHT_OUTER;
            case "fullouter" -> Joining.Kind.FULL_OUTER;
            case "leftsemi" -> Joining.Kind.LEFT_SEMI;
            case "anti", "leftanti", "leftantisemi" -> Joining.Kind.LEFT_ANTI;
            case "rightsemi" -> Joining.Kind.RIGHT_SEMI;
            case "rightanti", "rightantisemi" -> Joining.Kind.RIGHT_ANTI;
            default ->
                throw EvaluationException.notImplemented("A join of kind " + word, OperatorCompiler.start(operator));
        };
    }

    private static TableNode joined(
            Operator operator, Joining.Kind kind, Keys keys, TableNode left, TableNode right, Scope scope) {
        Joining.Side one = new Joining.Side(left.relation(), left.shape().types(), keys.left());
        Joining.Side other = new Joining.Side(right.relation(), right.shape().types(), keys.right());
        SourceRange range = OperatorCompiler.start(operator);
        TableType type = (TableType) scope.bindings().meaning(operator).rawType();
        return new TableNode(Joining.of(kind, one, other), RowShape.of(type, range));
    }

    TableNode lookup(TableOperator.Lookup lookup, TableNode left, Scope scope) {
        TableNode right = compilation.tables().table(lookup.right(), scope);
        Keys keys = keys(lookup.on(), left, right, scope);
        String word = Parameters.word(lookup.parameters(), "kind");
        Joining.Kind kind = kind(word == null ? "leftouter" : word, lookup);
        if (kind != Joining.Kind.LEFT_OUTER && kind != Joining.Kind.INNER) {
            throw EvaluationException.notImplemented("A lookup of kind " + word, OperatorCompiler.start(lookup));
        }
        Joining.Side one = new Joining.Side(left.relation(), left.shape().types(), keys.left());
        Joining.Side other = new Joining.Side(right.relation(), right.shape().types(), keys.right());
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < left.shape().size() + right.shape().size(); i++) {
            boolean key = i >= left.shape().size()
                    && keys.rightColumns()
                            .contains(
                                    right.shape().columns().get(i - left.shape().size()));
            if (!key) {
                kept.add(i);
            }
        }
        int[] indexes = kept.stream().mapToInt(Integer::intValue).toArray();
        TableType type = (TableType) scope.bindings().meaning(lookup).rawType();
        return new TableNode(
                RowSteps.columns(Joining.of(kind, one, other), indexes),
                RowShape.of(type, OperatorCompiler.start(lookup)));
    }

    private Keys keys(List<Expression> on, TableNode left, TableNode right, Scope scope) {
        Keys keys = new Keys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Expression condition : on) {
            key(condition, left, right, scope, keys);
        }
        return keys;
    }

    private void key(Expression written, TableNode left, TableNode right, Scope scope, Keys keys) {
        Expression condition = Trees.underlying(written);
        if (condition instanceof Operation.Logical logical && logical.conjunction()) {
            for (Expression operand : logical.operands()) {
                key(operand, left, right, scope, keys);
            }
        } else if (condition instanceof Value.Name name) {
            Column one = named(name, left.shape());
            Column other = named(name, right.shape());
            keys.left().add(compilation.expressions(scope, left.shape()).column(one, name.range()));
            keys.right().add(compilation.expressions(scope, right.shape()).column(other, name.range()));
            keys.rightColumns().add(other);
        } else if (condition instanceof Operation.Comparison comparison && comparison.relation() == Relation.EQUAL) {
            keys.left().add(compilation.expressions(scope, left.shape()).compile(comparison.left()));
            keys.right().add(compilation.expressions(scope, right.shape()).compile(comparison.right()));
            Expression of = Trees.underlying(comparison.right());
            keys.rightColumns().add(scope.bindings().meaning(of).symbol() instanceof Column column ? column : null);
        } else {
            throw EvaluationException.notImplemented("This condition of a join", written.range());
        }
    }

    private static Column named(Value.Name name, RowShape shape) {
        for (Column column : shape.columns()) {
            if (column.name().equals(name.value())) {
                return column;
            }
        }
        throw EvaluationException.notImplemented("This condition of a join", name.range());
    }
}
