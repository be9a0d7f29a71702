package dev.tocsin.lint;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import java.util.EnumMap;
import java.util.Map;

/** One binder for each scope, made when its first query comes. Not thread-safe. */
final class Binders {
    private final Map<QueryScope, KqlBinder> byScope = new EnumMap<>(QueryScope.class);

    BoundQuery bind(LintedQuery query) {
        boolean graph = query.scope() == QueryScope.RESOURCE_GRAPH;
        ParsedQuery parsed = new KqlParser(KqlOptions.LOGS
                        .withDialect(graph ? Dialect.RESOURCE_GRAPH : Dialect.LOGS)
                        .withWorkbook(query.purpose() == Purpose.WORKBOOK))
                .parse(query.text());
        return byScope.computeIfAbsent(query.scope(), Binders::binder).bind(parsed);
    }

    private static KqlBinder binder(QueryScope scope) {
        Schema schema = switch (scope) {
            case COMPONENT -> Schema.component();
            case WORKSPACE -> Schema.workspace();
            case UNKNOWN -> Schema.anyScope();
            case RESOURCE_GRAPH -> Schema.empty();
        };
        return new KqlBinder(schema.openFor(scope == QueryScope.RESOURCE_GRAPH ? name -> true : Binders::isCustom));
    }

    /** Custom logs, and tables that a search job makes (Microsoft Learn, log tables). */
    private static boolean isCustom(String table) {
        return table.endsWith("_CL") || table.endsWith("_SRCH");
    }
}
