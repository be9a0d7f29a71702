package dev.tocsin.kql.symbol;

import org.jspecify.annotations.Nullable;

/**
 * A graph: the columns of its edges and of its nodes.
 *
 * @param nodes absent where nothing is known of the nodes
 */
public record GraphType(TableType edges, @Nullable TableType nodes) implements Type {
    @Override
    public String name() {
        return "graph";
    }

    @Override
    public boolean scalar() {
        return false;
    }

    @Override
    public boolean tabular() {
        return false;
    }
}
