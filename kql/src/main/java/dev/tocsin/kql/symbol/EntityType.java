package dev.tocsin.kql.symbol;

import java.util.List;

/**
 * What holds tables.
 *
 * @param members of a group
 */
public record EntityType(Kind kind, String name, List<Type> members) implements Type {
    /** What it is. */
    public enum Kind {
        CLUSTER,
        DATABASE,
        ENTITY_GROUP,
        /** A declared pattern, which is called like a function. */
        PATTERN
    }

    public EntityType {
        members = List.copyOf(members);
    }

    public EntityType(Kind kind, String name) {
        this(kind, name, List.of());
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
