package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.GraphType;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is in scope while a graph's paths are matched. */
final class GraphScope {
    private static final Set<String> OVER_PATHS = Set.of("all", "any", "map");
    private final Binding binding;
    /** The graph that is matched. */
    @Nullable
    GraphType graph;
    /** The names of edges that stand for several. */
    Set<String> paths = new HashSet<>();

    GraphScope(Binding binding) {
        this.binding = binding;
    }

    /** The columns that a call's next argument sees: in {@code map(edges, …)} and its like those of the path's parts. */
    @Nullable
    TableType rowOf(@Nullable Function function, List<Argument> before) {
        GraphType matched = graph;
        if (matched == null || before.isEmpty() || function == null || !OVER_PATHS.contains(function.name())) {
            return binding.row;
        }
        boolean nodes = before.get(0).expression() instanceof Operation.Call call
                && call.function() instanceof Value.Name name
                && name.value().equals("inner_nodes");
        if (nodes) {
            return matched.nodes();
        }
        return before.get(0).meaning().rawType() instanceof Tuple tuple ? tuple.source() : binding.row;
    }

    /** Whether an expression has several values, one for each edge of a path. */
    boolean mentionsPath(Expression expression) {
        boolean[] found = {false};
        visit(expression, found);
        return found[0];
    }

    private void visit(Node node, boolean[] found) {
        found[0] |= node instanceof Value.Name name && paths.contains(name.value());
        node.forEachChild(child -> visit(child, found));
    }
}
