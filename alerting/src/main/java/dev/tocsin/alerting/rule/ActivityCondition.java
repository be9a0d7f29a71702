package dev.tocsin.alerting.rule;

import java.util.List;

/** A condition on an event of the activity log. */
public sealed interface ActivityCondition {
    /**
     * A field that has one of some values; case does not count.
     *
     * @param field such as {@code operationName} or {@code properties.impactedServices[*].ServiceName}
     * @param values one for {@code equals}, several for {@code containsAny}
     */
    record Field(String field, List<String> values) implements ActivityCondition {
        public Field {
            values = List.copyOf(values);
        }
    }

    /** At least one of some fields. */
    record AnyOf(List<Field> fields) implements ActivityCondition {
        public AnyOf {
            fields = List.copyOf(fields);
        }
    }
}
