package dev.tocsin.kql.bind;

import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.SavedFunction;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.FunctionCatalog;
import dev.tocsin.kql.symbol.Signature;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a schema, each bound when the first query calls it. What is wrong in one is said where it is saved, not
 * where it is called: there, nothing is known of what it gives.
 */
final class SavedFunctions {
    private static final String LOCAL = "saved";

    private final Schema schema;
    private final FunctionCatalog catalog;
    private final Map<String, Function> known = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    SavedFunctions(Schema schema, FunctionCatalog catalog) {
        this.schema = schema;
        this.catalog = catalog;
    }

    /** The function of that name; null if there is none, or if nothing is known of its result. */
    synchronized @Nullable Function find(String name) {
        SavedFunction saved = schema.function(name);
        // One that calls itself is asked for while it is bound, and not known then.
        if (saved != null && asked.add(name)) {
            Function bound = bind(saved);
            if (bound != null) {
                known.put(name, bound);
            }
        }
        return known.get(name);
    }

    private @Nullable Function bind(SavedFunction saved) {
        String text = "let " + LOCAL + " = (" + saved.parameters() + ") {\n" + saved.body() + "\n};";
        ParsedQuery parsed = new KqlParser(KqlOptions.LOGS).parse(text);
        if (parsed.failed()) {
            return null;
        }
        Problems problems = new Problems();
        Binding binding = new Binding(parsed.tokens(), schema, catalog, this, problems);
        binding.statements.query(parsed.tree().statements());
        if (problems.failed() || !(binding.local.find(LOCAL) instanceof Function declared)) {
            return null;
        }
        Signature signature = declared.signatures().get(0);
        Type result = binding.results.type(declared, signature, List.of(), new SourceRange(0, 0));
        boolean told = result.tabular() || result.scalar();
        return told ? Function.saved(saved.name(), signature.parameters(), result) : null;
    }
}
