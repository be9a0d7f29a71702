package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Value;
import org.jspecify.annotations.Nullable;

/** Operators that take columns out of text. */
final class ParseOperators {
    private final Binding binding;

    ParseOperators(Binding binding) {
        this.binding = binding;
    }

    Type bind(ColumnOperator operator) {
        if (operator instanceof ColumnOperator.Parse parse) {
            return parse(parse);
        }
        if (operator instanceof ColumnOperator.ParseKv keys) {
            binding.expressions.bind(keys.source());
            Projection projection = new Projection(binding.problems);
            projection.addAll(binding.rowColumns());
            for (Node node : keys.keys().columns()) {
                column(node, projection);
            }
            return binding.likeInput(binding.remember(keys, projection));
        }
        throw new IllegalArgumentException("Not an operator on columns: " + operator.getClass());
    }

    private Type parse(ColumnOperator.Parse parse) {
        binding.expressions.bind(parse.source());
        Projection projection = new Projection(binding.problems);
        projection.addAll(binding.rowColumns());
        @Nullable Node before = null;
        for (Node node : parse.pattern()) {
            if (node instanceof Expression expression && Trees.isLiteral(expression)) {
                binding.expressions.bind(expression);
            }
            order(before, node);
            column(node, projection);
            before = node;
        }
        return binding.likeInput(binding.remember(parse, projection));
    }

    /** Text tells where a column ends, so there must be some between two. */
    private void order(@Nullable Node before, Node node) {
        boolean column = node instanceof Clause.Column || node instanceof Value.Name;
        if (column && before instanceof Value.Star) {
            binding.problems.error("KS102", "A text must follow *", before.range());
        }
        boolean unended = before instanceof Value.Star || before instanceof Value.Name || isText(before);
        if (column && unended) {
            binding.problems.error("KS101", "A text must stand before this column", node.range());
        }
    }

    private static boolean isText(@Nullable Node before) {
        return before instanceof Clause.Column column
                && (column.type() == null || Declarations.type(column.type()) == Scalar.STRING);
    }

    private void column(Node node, Projection projection) {
        Clause.Column column = node instanceof Clause.Column written ? written : null;
        Value.Name name = column != null ? column.name() : node instanceof Value.Name only ? only : null;
        if (name == null || name.value().isEmpty()) {
            return;
        }
        Type type = column == null || column.type() == null ? Scalar.STRING : Declarations.type(column.type());
        SourceRange range = name.range();
        Column declared = new Column(name.value(), type);
        projection.append(declared, range);
        binding.remember(name, new Meaning(type, declared));
    }
}
