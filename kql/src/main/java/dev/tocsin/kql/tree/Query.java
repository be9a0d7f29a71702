package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;

/**
 * A whole query.
 *
 * @param directives lines that begin with {@code #}, as they are written
 * @param statements the last one's value is the query's result
 */
public record Query(SourceRange range, List<String> directives, List<Statement> statements) implements Node {
    public Query {
        directives = List.copyOf(directives);
        statements = List.copyOf(statements);
    }

    @Override
    public void forEachChild(Consumer<? super Node> visit) {
        Node.visit(statements, visit);
    }
}
