package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.ActivityCondition;
import dev.tocsin.alerting.rule.ActivityCondition.AnyOf;
import dev.tocsin.alerting.rule.ActivityCondition.Field;
import dev.tocsin.alerting.rule.ActivityLogRule;
import java.util.ArrayList;
import java.util.List;

/** The mutants of an activity log alert rule. */
final class ActivityMutants {
    /** No event has it. */
    private static final String OTHER = "something else";

    private final ActivityLogRule rule;
    private final List<Mutant> mutants = new ArrayList<>();

    private ActivityMutants(ActivityLogRule rule) {
        this.rule = rule;
    }

    static List<Mutant> of(ActivityLogRule rule) {
        ActivityMutants maker = new ActivityMutants(rule);
        for (int i = 0; i < rule.allOf().size(); i++) {
            maker.condition(i);
        }
        maker.scopes();
        return maker.mutants;
    }

    private void condition(int index) {
        ActivityCondition own = rule.allOf().get(index);
        if (rule.allOf().size() > 1 && !isCategory(own)) {
            List<ActivityCondition> rest = new ArrayList<>(rule.allOf());
            rest.remove(index);
            add("condition " + words(own) + " dropped", rest);
        }
        if (own instanceof AnyOf any) {
            alternatives(index, any);
        } else if (own instanceof Field field) {
            values(index, field);
        }
    }

    /** A rule without a condition on the category is refused by the service (Learn, New-AzActivityLogAlertCondition). */
    private static boolean isCategory(ActivityCondition condition) {
        return condition instanceof Field field && field.field().equalsIgnoreCase("category");
    }

    private void alternatives(int index, AnyOf any) {
        for (int i = 0; i < any.fields().size(); i++) {
            Field field = any.fields().get(i);
            if (any.fields().size() > 1) {
                List<Field> rest = new ArrayList<>(any.fields());
                rest.remove(i);
                replace(index, "alternative " + words(field) + " dropped", new AnyOf(rest));
            }
        }
    }

    private void values(int index, Field field) {
        if (field.values().size() == 1) {
            replace(
                    index,
                    field.field() + " " + field.values().get(0) + " → " + OTHER,
                    new Field(field.field(), List.of(OTHER)));
            return;
        }
        for (String value : field.values()) {
            List<String> rest = new ArrayList<>(field.values());
            rest.remove(value);
            replace(index, field.field() + " " + value + " dropped", new Field(field.field(), rest));
        }
    }

    private void scopes() {
        for (String scope : rule.scopes()) {
            if (rule.scopes().size() > 1) {
                List<String> rest = new ArrayList<>(rule.scopes());
                rest.remove(scope);
                mutants.add(new Mutant(
                        "scope " + scope + " dropped",
                        new ActivityLogRule(rule.name(), rule.enabled(), rest, rule.allOf())));
            }
        }
    }

    private static String words(ActivityCondition condition) {
        if (condition instanceof Field field) {
            return field.field() + " " + String.join(" or ", field.values());
        }
        AnyOf any = (AnyOf) condition;
        return "anyOf with " + words(any.fields().get(0))
                + (any.fields().size() > 1 ? " and " + (any.fields().size() - 1) + " more" : "");
    }

    private void replace(int index, String change, ActivityCondition condition) {
        List<ActivityCondition> conditions = new ArrayList<>(rule.allOf());
        conditions.set(index, condition);
        add(change, conditions);
    }

    private void add(String change, List<ActivityCondition> conditions) {
        mutants.add(new Mutant(change, new ActivityLogRule(rule.name(), rule.enabled(), rule.scopes(), conditions)));
    }
}
