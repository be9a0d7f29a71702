package dev.tocsin.kql.lint;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bound query as rules look at it. */
public final class QueryView {
    private final BoundQuery bound;
    private final Purpose purpose;
    private final boolean timed;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * @param bound the query
     * @param purpose what runs it
     * @param timed whether what runs it limits the time range, as alert rules and time contexts of workbooks do
     */
    public QueryView(BoundQuery bound, Purpose purpose, boolean timed) {
        this.bound = bound;
        this.purpose = purpose;
        this.timed = timed;
        gather(bound.parsed().tree());
    }

    private void gather(Node node) {
        nodes.add(node);
        node.forEachChild(this::gather);
    }

    BoundQuery bound() {
        return bound;
    }

    Purpose purpose() {
        return purpose;
    }

    boolean timed() {
        return timed;
    }

    String text() {
        return bound.parsed().tokens().text();
    }

    /** All nodes of a kind, parents before children, in the order of the text. */
    public <T extends Node> List<T> all(Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Node node : nodes) {
            if (kind.isInstance(node)) {
                found.add(kind.cast(node));
            }
        }
        return found;
    }

    /** The type of an expression; unknown where the binder did not come by. */
    Type type(Expression expression) {
        Meaning meaning = bound.meaning(expression);
        return meaning == null ? Scalar.UNKNOWN : meaning.type();
    }

    /** The text that a string literal stands for; absent for everything else, and for text with placeholders. */
    static @Nullable String literal(Expression expression) {
        if (bare(expression) instanceof Value.Literal literal && literal.kind() == Value.Kind.STRING) {
            String text = dev.tocsin.kql.syntax.StringLiterals.value(literal.text());
            return text.indexOf('{') < 0 ? text : null;
        }
        return null;
    }

    /** Without parentheses around it. */
    static Expression bare(Expression expression) {
        return expression instanceof Operation.Parenthesized inside ? bare(inside.inner()) : expression;
    }

    /** The name of the function that is called; empty if it is no call of a plain name. */
    public static String called(Node node) {
        return node instanceof Operation.Call call && call.function() instanceof Value.Name name ? name.value() : "";
    }

    /** The table of the schema that stands there by its name; absent for everything else. */
    @Nullable
    TableType table(@Nullable Expression source) {
        if (source == null || !(bare(source) instanceof Value.Name name)) {
            return null;
        }
        return type(name) instanceof TableType table && table.name().equals(name.value()) ? table : null;
    }

    /** All pipelines that begin with a table of the schema. */
    List<Tabular.Pipeline> fromTables() {
        List<Tabular.Pipeline> found = new ArrayList<>();
        for (Tabular.Pipeline pipeline : all(Tabular.Pipeline.class)) {
            if (table(pipeline.source()) != null) {
                found.add(pipeline);
            }
        }
        return found;
    }

    /** The expression's own text. */
    String text(Node node) {
        return text().substring(node.range().start(), node.range().end());
    }
}
