package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where some rule of the project fires because nothing arrives. */
final class Silence {
    private final Set<String> watched = new HashSet<>();
    private final Map<String, String> workspaces = new HashMap<>();

    private Silence() {}

    static Silence of(LintedProject project) {
        Silence silence = new Silence();
        for (DesiredResource component : project.ofKind("component")) {
            String workspace =
                    component.body().at("/properties/WorkspaceResourceId").asText();
            silence.workspaces.put(component.id().key(), ResourceId.key(workspace));
        }
        for (Condition condition : Condition.of(project)) {
            Alarm alarm = new Alarm(condition.rule());
            if (alarm.enabled() && hearsSilence(condition)) {
                silence.watched.addAll(alarm.scopes());
            }
        }
        for (DesiredResource rule : project.ofKind(Alarm.METRIC)) {
            Alarm alarm = new Alarm(rule);
            if (alarm.enabled() && hearsSilence(alarm.properties().path("criteria"))) {
                silence.watched.addAll(alarm.scopes());
            }
        }
        return silence;
    }

    /** Whether silence on one of these is heard, or in what holds it. */
    boolean isWatchedOn(List<String> scopes) {
        return scopes.stream().anyMatch(this::isWatched);
    }

    private boolean isWatched(String scope) {
        String workspace = workspaces.getOrDefault(scope, "");
        return watched.stream()
                .anyMatch(one ->
                        scope.equals(one) || scope.startsWith(one + "/") || !one.isEmpty() && one.equals(workspace));
    }

    /** A web test fails when nobody answers; a metric below a limit is what the docs advise for absence. */
    private static boolean hearsSilence(JsonNode criteria) {
        if (criteria.has("webTestId")) {
            return true;
        }
        for (JsonNode one : criteria.path("allOf")) {
            if (isBelow(one.path("operator").asText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hearsSilence(Condition condition) {
        QueryView view = condition.view();
        if (isBelow(condition.json().path("operator").asText())) {
            return condition.json().path("timeAggregation").asText().equalsIgnoreCase("Count") || alwaysHasARow(view);
        }
        return view.all(Operation.Comparison.class).stream().anyMatch(Silence::isOverdue);
    }

    private static boolean isBelow(String operator) {
        String word = operator.toLowerCase(Locale.ROOT);
        return word.startsWith("less") || word.startsWith("equal") || word.equals("greaterorlessthan");
    }

    /** {@code summarize} without {@code by} gives a row for no rows. */
    private static boolean alwaysHasARow(QueryView view) {
        return !view.all(RowOperator.Count.class).isEmpty()
                || view.all(GroupOperator.Summarize.class).stream()
                        .anyMatch(summarize -> summarize.by().isEmpty());
    }

    /** {@code last < ago(10m)}. */
    private static boolean isOverdue(Operation.Comparison comparison) {
        boolean less = comparison.relation() == Relation.LESS || comparison.relation() == Relation.LESS_OR_EQUAL;
        boolean greater =
                comparison.relation() == Relation.GREATER || comparison.relation() == Relation.GREATER_OR_EQUAL;
        return less && QueryView.called(comparison.right()).equals("ago")
                || greater && QueryView.called(comparison.left()).equals("ago");
    }
}
