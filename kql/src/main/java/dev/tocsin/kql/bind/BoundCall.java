package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.tree.Node;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of a function that the query declares: its body, with the parameters being what the call gives. */
public final class BoundCall {
    private final List<Variable> parameters;
    private final Type result;
    private final IdentityHashMap<Node, Meaning> meanings;
    private final IdentityHashMap<Node, BoundCall> calls;
    private final IdentityHashMap<Node, Layout> layouts;

    BoundCall(
            List<Variable> parameters,
            Type result,
            IdentityHashMap<Node, Meaning> meanings,
            IdentityHashMap<Node, BoundCall> calls,
            IdentityHashMap<Node, Layout> layouts) {
        this.parameters = List.copyOf(parameters);
        this.result = result;
        this.meanings = new IdentityHashMap<>(meanings);
        this.calls = new IdentityHashMap<>(calls);
        this.layouts = new IdentityHashMap<>(layouts);
    }

    /** The parameters, in their order, with the types and constants of this call's arguments. */
    public List<Variable> parameters() {
        return parameters;
    }

    public Type result() {
        return result;
    }

    /** What that node of the function's body means in this call. */
    public @Nullable Meaning meaning(Node node) {
        return meanings.get(node);
    }

    /** The call that the body makes there. */
    public @Nullable BoundCall call(Node node) {
        return calls.get(node);
    }
    /** Where the columns come from that this operator gives; absent for one that gives those of its tables as they are. */
    public @Nullable Layout layout(Node operator) {
        return layouts.get(operator);
    }
}
