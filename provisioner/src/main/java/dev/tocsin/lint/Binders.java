package dev.tocsin.lint;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.SavedFunction;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.TableType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One binder for each scope, made when its first query comes. Not thread-safe. */
final class Binders {
    private static final Set<String> APPLICATION_TABLES = Set.of(
            "AppAvailabilityResults",
            "AppBrowserTimings",
            "AppDependencies",
            "AppEvents",
            "AppExceptions",
            "AppMetrics",
            "AppPageViews",
            "AppPerformanceCounters",
            "AppRequests",
            "AppSystemEvents",
            "AppTraces");

    private final List<TableType> tables;
    private final List<SavedFunction> functions;
    private final Map<QueryScope, KqlBinder> byScope = new EnumMap<>(QueryScope.class);

    /**
     * @param tables those that the project declares
     * @param functions those that the project saves in a workspace
     */
    Binders(List<TableType> tables, List<SavedFunction> functions) {
        this.tables = List.copyOf(tables);
        this.functions = List.copyOf(functions);
    }

    BoundQuery bind(LintedQuery query) {
        return bind(query.text(), query.scope(), query.purpose() == Purpose.WORKBOOK);
    }

    /** @param placeholders whether it may hold {@code {Name}}, as in workbooks */
    BoundQuery bind(String text, QueryScope scope, boolean placeholders) {
        boolean graph = scope == QueryScope.RESOURCE_GRAPH;
        ParsedQuery parsed = new KqlParser(KqlOptions.LOGS
                        .withDialect(graph ? Dialect.RESOURCE_GRAPH : Dialect.LOGS)
                        .withWorkbook(placeholders))
                .parse(text);
        return byScope.computeIfAbsent(scope, this::binder).bind(parsed);
    }

    private KqlBinder binder(QueryScope scope) {
        Schema schema = switch (scope) {
            case COMPONENT -> Schema.component();
            case WORKSPACE -> Schema.workspace();
            case UNKNOWN -> Schema.anyScope();
            case RESOURCE_GRAPH -> Schema.resourceGraph();
        };
        return new KqlBinder(
                scope == QueryScope.RESOURCE_GRAPH
                        ? schema
                        : schema.with(tables)
                                .withStandardColumns(APPLICATION_TABLES)
                                .withFunctions(functions)
                                .openFor(Binders::mayExist)
                                .incompleteFor(name -> !isOfApplications(name)));
    }

    /**
     * Custom logs, tables that a search job makes (Microsoft Learn, log tables), and what solutions of Azure bring to a
     * workspace, functions above all: {@code _AzureBackup_GetJobs}.
     */
    private static boolean mayExist(String name) {
        return name.endsWith("_CL") || name.endsWith("_SRCH") || name.startsWith("_");
    }

    /**
     * The tables of Application Insights have the columns that are documented, for all who use them. Tables of other services
     * get new columns before these are documented, and {@code AzureDiagnostics} has those that its resources send.
     */
    private static boolean isOfApplications(String table) {
        return Character.isLowerCase(table.charAt(0)) || APPLICATION_TABLES.contains(table);
    }
}
