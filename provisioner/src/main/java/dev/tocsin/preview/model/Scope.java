package dev.tocsin.preview.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at a place: a group sees what is around it, its own names are seen outside only when it exports them
 * ({@code exportParameters}).
 */
public final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Parameter> own = new HashMap<>();

    /**
     * @param outer around it; null for the workbook's own
     */
    public Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    /** From here on the name means this. */
    public void put(Parameter parameter) {
        own.put(parameter.name(), parameter);
    }

    /** All own names are known in the other scope too. */
    public void exportTo(Scope other) {
        other.own.putAll(own);
    }

    /** What a name means. */
    public Optional<Parameter> find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Parameter found = scope.own.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
