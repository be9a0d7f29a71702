package dev.tocsin.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What everybody gets of one alert of a rule.
 *
 * @param rule key of the rule
 * @param notes what to know besides
 * @param alerts its states, one after the other
 */
public record Preview(String rule, List<String> notes, List<Alert> alerts) {
    /** Copies the lists. */
    public Preview {
        notes = List.copyOf(notes);
        alerts = List.copyOf(alerts);
    }

    /**
     * One state of the alert.
     *
     * @param condition {@code Fired} or {@code Resolved}
     * @param payload what receivers of the common alert schema get
     * @param deliveries what each receiver makes of it
     */
    public record Alert(String condition, ObjectNode payload, List<Delivery> deliveries) {
        /** Copies the deliveries. */
        public Alert {
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * Makes one.
     *
     * @param conditions which states
     * @param fired when the alert fires
     * @param value what is measured, or empty for one that fits
     * @throws UnknownExpressionException if the rule asks for what its payload does not have
     */
    public static Preview of(
            DesiredState state, AlertingRule rule, List<String> conditions, Instant fired, Optional<BigDecimal> value)
            throws UnknownExpressionException {
        List<String> notes = new ArrayList<>();
        if (!rule.enabled()) {
            notes.add("the rule is disabled: nobody hears anything");
        }
        rule.foreignGroups(state)
                .forEach(id -> notes.add("the group " + id + " is not in this project; it is not shown"));
        List<Alert> alerts = new ArrayList<>();
        for (String condition : conditions) {
            boolean resolved = condition.equals("Resolved");
            if (resolved && !resolves(rule)) {
                notes.add("alerts of this rule never resolve, so nobody hears of it");
                continue;
            }
            alerts.add(alert(state, rule, resolved, Occurrence.sample(fired, value)));
        }
        rule.groups(state).stream()
                .filter(group -> conditions.contains("Fired") && !isEnabled(group))
                .forEach(group -> notes.add("the group " + group.name() + " is disabled"));
        return new Preview(rule.resource().key(), notes, alerts);
    }

    /**
     * What everybody gets of one alert.
     *
     * @param resolved whether it resolves, else it fires
     * @throws UnknownExpressionException if the rule asks for what its payload does not have
     */
    public static Alert alert(DesiredState state, AlertingRule rule, boolean resolved, Occurrence occurrence)
            throws UnknownExpressionException {
        ObjectNode payload = new SamplePayload(rule, resolved, occurrence).tree();
        List<Delivery> deliveries = new ArrayList<>();
        for (DesiredResource group : rule.groups(state)) {
            if (isEnabled(group)) {
                deliveries.addAll(new Deliveries(state).of(rule, group, payload));
            }
        }
        return new Alert(resolved ? "Resolved" : "Fired", payload, deliveries);
    }

    private static boolean isEnabled(DesiredResource group) {
        return group.body().at("/properties/enabled").asBoolean(true);
    }

    private static boolean resolves(AlertingRule rule) {
        return (rule.isLog() || rule.isMetric())
                && rule.properties().path("autoMitigate").asBoolean(true);
    }
}
