package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.notify.Delivery.Mail;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.workflow.Workflow;
import dev.tocsin.workflow.WorkflowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the receivers of a project's action groups get. */
final class Deliveries {
    private static final String OLD_SCHEMA =
            "useCommonAlertSchema is off, so it gets the alert type's own old form, which is not shown here";

    private final DesiredState state;

    Deliveries(DesiredState state) {
        this.state = state;
    }

    /**
     * Of one alert to one group, in the order of the lists.
     *
     * @param payload in the common alert schema
     */
    List<Delivery> of(AlertingRule rule, DesiredResource group, ObjectNode payload) throws UnknownExpressionException {
        List<Delivery> deliveries = new ArrayList<>();
        for (Receiver receiver : Receiver.of(group.body())) {
            Optional<Mail> mail = Optional.empty();
            Optional<JsonNode> message = Optional.empty();
            String note = receiver.commonSchema() ? "" : OLD_SCHEMA;
            String through = receiver.through();
            if (receiver.isMail()) {
                mail = Optional.of(mail(rule, payload));
            } else if (receiver.list().equals("smsReceivers") || receiver.list().equals("voiceReceivers")) {
                note = "a short text of Azure's own, which names the group " + receiver.shortName();
            } else if (receiver.list().equals("logicAppReceivers") && receiver.commonSchema()) {
                Optional<DesiredResource> bridge = bridge(receiver);
                if (bridge.isPresent()) {
                    Posted posted = posted(bridge.get(), payload);
                    message = posted.message();
                    note = posted.note();
                    through = posted.channel().orElse(through);
                }
            }
            deliveries.add(new Delivery(group.name(), receiver.name(), through, receiver.to(), mail, message, note));
        }
        return deliveries;
    }

    Optional<DesiredResource> bridge(Receiver receiver) {
        String id = receiver.json().path("resourceId").asText("");
        return state.resources().stream()
                .filter(one -> one.kind().alias().equals("workflow"))
                .filter(one -> one.id().key().equals(ResourceId.key(id)))
                .findFirst();
    }

    /** Which chat the bridge posts to, as its workflow shows when it runs on an alert without content. */
    String channel(DesiredResource bridge) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        return posted(bridge, nothing).channel().orElse("Logic App");
    }

    private record Posted(Optional<String> channel, Optional<JsonNode> message, String note) {}

    private static Posted posted(DesiredResource bridge, JsonNode payload) {
        JsonNode properties = bridge.body().path("properties");
        if (properties.path("state").asText().equals("Disabled")) {
            return new Posted(
                    Optional.empty(),
                    Optional.empty(),
                    "the workflow " + bridge.name() + " is disabled: nothing is posted");
        }
        Map<String, JsonNode> parameters = new HashMap<>();
        properties
                .at("/definition/parameters")
                .properties()
                .forEach(parameter -> parameters.put(
                        parameter.getKey(),
                        parameter.getValue().path("type").asText().startsWith("Secure")
                                ? JsonNodeFactory.instance.textNode("(sensitive)")
                                : properties
                                        .path("parameters")
                                        .path(parameter.getKey())
                                        .path("value")));
        try {
            List<Workflow.Post> posts = new Workflow(properties.path("definition")).run(parameters, payload);
            if (posts.size() != 1) {
                return new Posted(
                        Optional.empty(),
                        Optional.empty(),
                        "the workflow " + bridge.name() + " sends " + posts.size() + " requests");
            }
            JsonNode body = posts.get(0).body();
            return new Posted(channel(body), Optional.of(body), "");
        } catch (WorkflowException e) {
            return new Posted(
                    Optional.empty(),
                    Optional.empty(),
                    "the workflow " + bridge.name() + " cannot be run here: " + e.getMessage());
        }
    }

    private static Optional<String> channel(JsonNode body) {
        JsonNode attachment = body.path("attachments").path(0);
        if (attachment.path("contentType").asText().equals("application/vnd.microsoft.card.adaptive")) {
            return Optional.of("Teams");
        }
        return attachment.has("blocks") ? Optional.of("Slack") : Optional.empty();
    }

    /** Azure's own subject, unless the rule writes another (Microsoft Learn, alerts-customize-email-subject-how-to). */
    private static Mail mail(AlertingRule rule, ObjectNode payload) throws UnknownExpressionException {
        JsonNode essentials = payload.at("/data/essentials");
        String own = rule.properties()
                .at("/actions/actionProperties")
                .path("Email.Subject")
                .asText("");
        String subject = own.isEmpty()
                ? essentials.path("monitorCondition").asText() + ":"
                        + essentials.path("severity").asText()
                        + " Azure Monitor Alert " + essentials.path("alertRule").asText() + " on "
                        + essentials.path("configurationItems").path(0).asText() + " at "
                        + essentials.path("firedDateTime").asText()
                : SamplePayload.expand(own, payload);
        JsonNode first = payload.at("/data/alertContext/condition/allOf/0");
        StringBuilder text = new StringBuilder();
        line(text, "Rule", essentials.path("alertRule"));
        line(text, "Condition", essentials.path("monitorCondition"));
        line(text, "Severity", essentials.path("severity"));
        line(text, "Description", essentials.path("description"));
        line(text, "Measured", first.path("metricValue"));
        line(text, "Threshold", first.path("threshold"));
        line(text, "Operation", payload.at("/data/alertContext/operationName"));
        line(text, "Fired", essentials.path("firedDateTime"));
        line(text, "Resolved", essentials.path("resolvedDateTime"));
        line(text, "Resource", essentials.path("alertTargetIDs").path(0));
        return new Mail(subject, text.toString());
    }

    private static void line(StringBuilder text, String label, JsonNode value) {
        if (!value.asText("").isEmpty()) {
            text.append(label).append(": ").append(value.asText()).append('\n');
        }
    }
}
