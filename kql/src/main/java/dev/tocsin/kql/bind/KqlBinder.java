package dev.tocsin.kql.bind;

import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.FunctionCatalog;
import dev.tocsin.kql.symbol.Type;
import org.jspecify.annotations.Nullable;

/** Resolves the names of queries. */
public final class KqlBinder {
    private final Schema schema;
    private final FunctionCatalog catalog;

    public KqlBinder(Schema schema) {
        this(schema, FunctionCatalog.shipped());
    }

    KqlBinder(Schema schema, FunctionCatalog catalog) {
        this.schema = schema;
        this.catalog = catalog;
    }

    /** Never throws for anything that the query may be; a wrong query is bound as far as it can be understood. */
    public BoundQuery bind(ParsedQuery query) {
        Problems problems = new Problems();
        Binding binding = new Binding(query.tokens(), schema, catalog, problems);
        @Nullable Type result = binding.statements.query(query.tree().statements());
        return new BoundQuery(query, binding.meanings, binding.calls, binding.layouts, result, problems.all());
    }
}
