package dev.tocsin.kql.symbol;

import dev.tocsin.kql.symbol.Function.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the language. Their names and signatures are those of Microsoft's own parser, Kusto.Language 12.4.1;
 * the data names its source.
 */
public final class FunctionCatalog {
    private final Map<Kind, Map<String, Function>> byKind;

    FunctionCatalog(Map<Kind, Map<String, Function>> byKind) {
        this.byKind = byKind;
    }

    /** Reads the functions that ship with this module. */
    public static FunctionCatalog shipped() {
        return Holder.SHIPPED;
    }

    /** Read when first asked for; immutable. */
    private static final class Holder {
        static final FunctionCatalog SHIPPED = new FunctionCatalogReader().read();

        private Holder() {}
    }

    /** The function of that kind and name; names are case-sensitive. */
    public @Nullable Function find(Kind kind, String name) {
        return byKind.getOrDefault(kind, Map.of()).get(name);
    }

    /** An operator, which always exists. */
    public Function operator(String symbol) {
        Function operator = find(Kind.OPERATOR, symbol);
        if (operator == null) {
            throw new IllegalArgumentException("Not an operator: " + symbol);
        }
        return operator;
    }

    public Set<String> names(Kind kind) {
        return byKind.getOrDefault(kind, new HashMap<>()).keySet();
    }
}
