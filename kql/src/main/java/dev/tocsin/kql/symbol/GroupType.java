package dev.tocsin.kql.symbol;

import java.util.List;

/** Several things that one name means: columns of {@code a*}, tables of {@code App*}, results of fork. */
public record GroupType(List<Symbol> members) implements Type {
    public GroupType {
        members = List.copyOf(members);
    }

    @Override
    public String name() {
        return "group";
    }

    @Override
    public boolean scalar() {
        return false;
    }

    @Override
    public boolean tabular() {
        for (Symbol member : members) {
            if (!(member instanceof Type type && type.tabular())) {
                return false;
            }
        }
        return !members.isEmpty();
    }
}
