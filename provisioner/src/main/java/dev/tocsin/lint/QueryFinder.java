package dev.tocsin.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.kql.schema.SavedFunction;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.workbook.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the queries of a project. */
final class QueryFinder {
    private static final int LOGS = 0;
    private static final int RESOURCE_GRAPH = 1;

    private final LintedProject project;
    private final Binders binders;
    private final List<LintedQuery> found = new ArrayList<>();

    QueryFinder(LintedProject project) {
        this.project = project;
        binders = new Binders(tables(project), functions(project));
    }

    private static List<TableType> tables(LintedProject project) {
        List<TableType> tables = new ArrayList<>();
        project.settings().tables().forEach((name, types) -> {
            List<Column> columns = new ArrayList<>();
            types.forEach((column, word) -> {
                Type type = Scalar.named(word);
                columns.add(new Column(column, type == null ? DynamicTypes.ANY : type));
            });
            tables.add(new TableType(name, columns, false));
        });
        return tables;
    }

    /** What the project saves in workspaces for queries to call. */
    private static List<SavedFunction> functions(LintedProject project) {
        List<SavedFunction> functions = new ArrayList<>();
        for (DesiredResource search : project.ofKind("saved-search")) {
            JsonNode properties = search.body().path("properties");
            String alias = properties.path("functionAlias").asText();
            if (!alias.isEmpty()) {
                String parameters = properties.path("functionParameters").asText();
                functions.add(new SavedFunction(
                        alias, parameters, properties.path("query").asText()));
            }
        }
        return functions;
    }

    List<LintedQuery> find() {
        for (DesiredResource rule : project.ofKind("log-alert")) {
            JsonNode criteria = rule.body().at("/properties/criteria/allOf");
            QueryScope scope = scope(rule.body().at("/properties/scopes/0").asText());
            for (int i = 0; i < criteria.size(); i++) {
                String pointer = JsonPointers.child("/properties/criteria/allOf", i) + "/query";
                add(rule, pointer, criteria.get(i).path("query"), Purpose.ALERT, true, scope);
            }
        }
        for (DesiredResource search : project.ofKind("saved-search")) {
            add(
                    search,
                    "/properties/query",
                    search.body().at("/properties/query"),
                    Purpose.UNKNOWN,
                    true,
                    QueryScope.WORKSPACE);
        }
        for (LintedWorkbook workbook : project.workbooks()) {
            for (Item item : workbook.tree().items()) {
                item(workbook, item);
            }
        }
        return List.copyOf(found);
    }

    private void item(LintedWorkbook workbook, Item item) {
        boolean parameter = item.list().endsWith("/parameters");
        JsonNode content = parameter ? item.json() : item.json().path("content");
        String at = workbook.at() + item.pointer() + (parameter ? "/query" : "/content/query");
        int type = content.path("queryType").asInt(LOGS);
        if (!content.path("query").isTextual() || type != LOGS && type != RESOURCE_GRAPH) {
            return;
        }
        QueryScope scope = type == RESOURCE_GRAPH
                ? QueryScope.RESOURCE_GRAPH
                : ofType(content.path("resourceType").asText());
        boolean timed = content.path("timeContext").path("durationMs").asLong(0) > 0
                || content.hasNonNull("timeContextFromParameter");
        add(workbook.resource(), at, content.path("query"), Purpose.WORKBOOK, timed, scope);
    }

    private void add(
            DesiredResource resource,
            String pointer,
            JsonNode query,
            Purpose purpose,
            boolean timed,
            QueryScope scope) {
        if (query.isTextual() && !query.textValue().isBlank()) {
            String text = query.textValue();
            QueryPlaces places = new QueryPlaces(resource.origin(), project.files(), pointer, text);
            found.add(new LintedQuery(resource, pointer, text, purpose, timed, scope, places, binders));
        }
    }

    /** What a resource id says about the tables; a resource of another type logs to workspaces. */
    static QueryScope scope(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        if (lower.contains("/microsoft.insights/components/")) {
            return QueryScope.COMPONENT;
        }
        return lower.contains("/providers/") ? QueryScope.WORKSPACE : QueryScope.UNKNOWN;
    }

    private static QueryScope ofType(String resourceType) {
        return switch (resourceType.toLowerCase(Locale.ROOT)) {
            case "microsoft.insights/components" -> QueryScope.COMPONENT;
            case "microsoft.operationalinsights/workspaces" -> QueryScope.WORKSPACE;
            default -> QueryScope.UNKNOWN;
        };
    }
}
