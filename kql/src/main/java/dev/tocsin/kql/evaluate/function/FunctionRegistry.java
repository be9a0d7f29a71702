package dev.tocsin.kql.evaluate.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that are implemented, by name. What is not in here is refused by name. */
public final class FunctionRegistry {
    private final Map<String, ScalarFunction> byName;

    private FunctionRegistry(Map<String, ScalarFunction> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** All families. */
    public static FunctionRegistry standard() {
        Entries entries = new Entries();
        for (FunctionFamily family : List.of(
                new ConversionFunctions(),
                new ChoiceFunctions(),
                new TextFunctions(),
                new RegexFunctions(),
                new TimeFunctions(),
                new BinFunctions(),
                new NumberFunctions(),
                new JsonFunctions())) {
            family.addTo(entries);
        }
        return new FunctionRegistry(entries.byName);
    }

    /** The function of that name; null if it is not implemented. */
    public @Nullable ScalarFunction find(String name) {
        return byName.get(name);
    }

    /** The names of all functions that are implemented. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** Where families put their functions. */
    static final class Entries {
        private final Map<String, ScalarFunction> byName = new HashMap<>();

        /**
         * Adds a function.
         *
         * @throws IllegalArgumentException if there is one of that name
         */
        Entries add(String name, ScalarFunction function) {
            if (byName.put(name, function) != null) {
                throw new IllegalArgumentException("Two functions are named " + name);
            }
            return this;
        }

        /** Adds a function that has several names. */
        Entries add(List<String> names, ScalarFunction function) {
            names.forEach(name -> add(name, function));
            return this;
        }
    }
}
