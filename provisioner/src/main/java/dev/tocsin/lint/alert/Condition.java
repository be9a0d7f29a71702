package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.Rule;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.IsoDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A condition of a log alert rule.
 *
 * @param rule the alert rule
 * @param pointer of the condition in its body
 * @param json the condition
 * @param query what it measures
 */
record Condition(DesiredResource rule, String pointer, JsonNode json, LintedQuery query) {
    private static final int SHOWN = 8;

    /** Every condition whose query is known. */
    static List<Condition> of(LintedProject project) {
        List<Condition> found = new ArrayList<>();
        for (LintedQuery query : project.queries()) {
            if (query.purpose() == Purpose.ALERT) {
                String pointer = query.pointer().substring(0, query.pointer().lastIndexOf('/'));
                found.add(new Condition(
                        query.resource(), pointer, query.resource().body().at(pointer), query));
            }
        }
        return found;
    }

    /** The query's result, if all its columns are known. */
    Optional<TableType> result() {
        BoundQuery bound = query.bound();
        return !bound.failed() && bound.result() instanceof TableType table && !table.open()
                ? Optional.of(table)
                : Optional.empty();
    }

    /** All nodes of the query's tree. */
    QueryView view() {
        return new QueryView(query.bound(), query.purpose(), query.timed());
    }

    /** How many periods the service looks at; one if nothing is said (OpenAPI, scheduledQueryRules). */
    int periods() {
        return json.at("/failingPeriods/numberOfEvaluationPeriods").asInt(1);
    }

    /** The time that the query sees, as the rule says it; empty where the rule has no valid window. */
    Optional<Duration> range() {
        JsonNode properties = rule.body().path("properties");
        Optional<Duration> own =
                IsoDuration.parse(properties.path("overrideQueryTimeRange").asText());
        return own.isPresent()
                ? own
                : IsoDuration.parse(properties.path("windowSize").asText())
                        .map(window -> window.multipliedBy(Math.max(1, periods())));
    }

    /** Tells something about a place in the query. */
    void tell(Findings findings, Rule by, Node node, String message) {
        findings.add(by, by.level(), query, node.range(), message);
    }

    /** The columns' names for a message, not more than a person reads. */
    static String names(TableType table) {
        List<String> names = new ArrayList<>();
        for (Column column : table.columns()) {
            if (names.size() == SHOWN) {
                names.add("\u2026");
                break;
            }
            names.add(column.name());
        }
        return names.isEmpty() ? "no column" : String.join(", ", names);
    }
}
