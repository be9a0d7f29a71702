package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.BoundCall;
import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.Layout;
import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Node;
import org.jspecify.annotations.Nullable;

/** What the nodes of a query, or of one call of a function, mean. */
interface Bindings {
    @Nullable
    Meaning find(Node node);

    @Nullable
    BoundCall call(Node node);

    @Nullable
    Layout layout(Node node);

    static Bindings of(BoundQuery query) {
        return new Bindings() {
            @Override
            public @Nullable Meaning find(Node node) {
                return query.meaning(node);
            }

            @Override
            public @Nullable BoundCall call(Node node) {
                return query.call(node);
            }

            @Override
            public @Nullable Layout layout(Node node) {
                return query.layout(node);
            }
        };
    }

    static Bindings of(BoundCall call) {
        return new Bindings() {
            @Override
            public @Nullable Meaning find(Node node) {
                return call.meaning(node);
            }

            @Override
            public @Nullable BoundCall call(Node node) {
                return call.call(node);
            }

            @Override
            public @Nullable Layout layout(Node node) {
                return call.layout(node);
            }
        };
    }

    default Meaning meaning(Node node) {
        Meaning meaning = find(node);
        if (meaning == null) {
            throw EvaluationException.notImplemented("This expression", node.range());
        }
        return meaning;
    }

    /** The type that the node's values have. */
    default ValueType type(Node node) {
        return type(meaning(node).type(), node.range());
    }

    static ValueType type(Type symbol, SourceRange range) {
        ValueType type = ValueType.of(symbol);
        if (type == null) {
            throw EvaluationException.notImplemented("A value whose type is not known before the query runs", range);
        }
        return type;
    }
}
