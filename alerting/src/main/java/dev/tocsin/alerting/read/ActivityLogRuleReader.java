package dev.tocsin.alerting.read;

import dev.tocsin.alerting.rule.ActivityCondition;
import dev.tocsin.alerting.rule.ActivityLogRule;
import java.util.ArrayList;
import java.util.List;

/** Reads activity log alert rules, API versions 2020-10-01 to 2026-01-01. */
final class ActivityLogRuleReader {
    private ActivityLogRuleReader() {}

    static ActivityLogRule read(String name, Body properties) {
        List<String> scopes = new ArrayList<>();
        for (Body scope : properties.at("scopes").elements()) {
            scopes.add(scope.text());
        }
        Body all = properties.at("condition").at("allOf");
        List<ActivityCondition> conditions = new ArrayList<>();
        for (Body one : all.elements()) {
            Body anyOf = one.at("anyOf");
            conditions.add(anyOf.present() ? anyOf(anyOf) : field(one));
        }
        if (conditions.isEmpty()) {
            all.refuse("has no condition; the rule cannot be evaluated");
        }
        return new ActivityLogRule(name, properties.at("enabled").flag(true), scopes, conditions);
    }

    private static ActivityCondition anyOf(Body anyOf) {
        List<ActivityCondition.Field> fields = new ArrayList<>();
        for (Body one : anyOf.elements()) {
            fields.add(field(one));
        }
        return new ActivityCondition.AnyOf(fields);
    }

    private static ActivityCondition.Field field(Body condition) {
        String name = condition.at("field").text();
        Body equals = condition.at("equals");
        Body containsAny = condition.at("containsAny");
        if (equals.present() == containsAny.present()) {
            condition.refuse("needs either \"equals\" or \"containsAny\"");
        }
        List<String> values = new ArrayList<>();
        if (equals.present()) {
            values.add(equals.text());
        }
        for (Body value : containsAny.elements()) {
            values.add(value.text());
        }
        return new ActivityCondition.Field(name, values);
    }
}
