package dev.tocsin.kql.bind;

import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.FunctionCatalog;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves the names of queries. */
public final class KqlBinder {
    private final Schema schema;
    private final FunctionCatalog catalog;
    private final SavedFunctions saved;

    public KqlBinder(Schema schema) {
        this(schema, FunctionCatalog.shipped());
    }

    KqlBinder(Schema schema, FunctionCatalog catalog) {
        this.schema = schema;
        this.catalog = catalog;
        saved = new SavedFunctions(schema, catalog);
    }

    /**
     * Binds a query again, of which some operators' columns are known now that were not before.
     *
     * @param known the columns of operators whose result depends on data: {@code evaluate} without a schema
     */
    BoundQuery bindAgain(ParsedQuery query, Map<Node, TableType> known) {
        return bind(query, known);
    }

    /** Never throws for anything that the query may be; a wrong query is bound as far as it can be understood. */
    public BoundQuery bind(ParsedQuery query) {
        return bind(query, Map.of());
    }

    private BoundQuery bind(ParsedQuery query, Map<Node, TableType> known) {
        Problems problems = new Problems();
        Binding binding = new Binding(query.tokens(), schema, catalog, saved, problems);
        known.forEach(binding.known::put);
        @Nullable Type result = binding.statements.query(query.tree().statements());
        return new BoundQuery(this, query, binding.meanings, binding.calls, binding.layouts, result, problems);
    }
}
