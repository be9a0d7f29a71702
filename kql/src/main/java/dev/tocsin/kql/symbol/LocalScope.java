package dev.tocsin.kql.symbol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that a query declares, inside those of an outer scope. */
public final class LocalScope {
    private final @Nullable LocalScope outer;
    private final Map<String, Symbol> names;

    private LocalScope(@Nullable LocalScope outer, Map<String, Symbol> names) {
        this.outer = outer;
        this.names = names;
    }

    public static LocalScope outermost() {
        return new LocalScope(null, new HashMap<>());
    }

    public LocalScope inner() {
        return new LocalScope(this, new HashMap<>());
    }

    /** The same names; what is declared later in one is not in the other. */
    public LocalScope copy() {
        return new LocalScope(outer == null ? null : outer.copy(), new HashMap<>(names));
    }

    /** A later declaration hides an earlier one. */
    public void declare(String name, Symbol symbol) {
        names.put(name, symbol);
    }

    public @Nullable Symbol find(String name) {
        for (LocalScope scope = this; scope != null; scope = scope.outer) {
            Symbol found = scope.names.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether this scope, not an outer one, declares the name. */
    public boolean declares(String name) {
        return names.containsKey(name);
    }

    public List<Symbol> all() {
        List<Symbol> all = new ArrayList<>(names.values());
        if (outer != null) {
            all.addAll(outer.all());
        }
        return all;
    }

    /** All names, for suggestions. */
    public List<String> allNames() {
        List<String> all = new ArrayList<>(names.keySet());
        if (outer != null) {
            all.addAll(outer.allNames());
        }
        return all;
    }
}
