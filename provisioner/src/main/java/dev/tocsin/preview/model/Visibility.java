package dev.tocsin.preview.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When something is shown: all conditions hold.
 *
 * @param conditions of {@code conditionalVisibility} and {@code conditionalVisibilities}
 */
public record Visibility(List<Condition> conditions) {
    /** Copies the list. */
    public Visibility {
        conditions = List.copyOf(conditions);
    }

    /**
     * One of them. In the 710 public workbooks only {@code isEqualTo} and {@code isNotEqualTo} occur.
     *
     * @param parameter its id; -1 when nobody defines it, which is the same as not set
     * @param equal whether the value shall be this one, or another
     * @param value null stands for "not set"
     */
    public record Condition(
            int parameter,
            String name,
            boolean equal,
            @Nullable String value,
            boolean known) {
        /** Whether it holds for a value. */
        boolean holds(@Nullable String current) {
            return !known || Objects.equals(current, value) == equal;
        }
    }

    /** What an item, a parameter or a link says. */
    public static Visibility of(JsonNode item, Scope scope) {
        List<Condition> conditions = new ArrayList<>();
        add(item.path("conditionalVisibility"), scope, conditions);
        item.path("conditionalVisibilities").forEach(one -> add(one, scope, conditions));
        return new Visibility(conditions);
    }

    private static void add(JsonNode condition, Scope scope, List<Condition> conditions) {
        if (!condition.isObject()) {
            return;
        }
        String name = condition.path("parameterName").asText();
        String comparison = condition.path("comparison").asText();
        String value = condition.path("value").isValueNode()
                        && !condition.path("value").isNull()
                ? condition.path("value").asText()
                : null;
        conditions.add(new Condition(
                scope.find(name).map(Parameter::id).orElse(-1),
                name,
                !comparison.equals("isNotEqualTo"),
                value,
                comparison.equals("isEqualTo") || comparison.equals("isNotEqualTo")));
    }

    /** Whether it is shown with the values of the start. */
    public boolean holds(Scope scope) {
        return conditions.stream()
                .allMatch(one -> one.holds(scope.find(one.name())
                        .map(found -> found.value().text())
                        .orElse(null)));
    }
}
