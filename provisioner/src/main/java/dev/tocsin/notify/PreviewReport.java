package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.util.List;

/** A preview as text and as JSON. */
public final class PreviewReport {
    private PreviewReport() {}

    /** For people at a terminal. */
    public static String text(Preview preview) {
        StringBuilder out = new StringBuilder(preview.rule()).append('\n');
        preview.notes().forEach(note -> out.append("note: ").append(note).append('\n'));
        for (Preview.Alert alert : preview.alerts()) {
            out.append("\n== ").append(alert.condition()).append(" ==\n\n");
            out.append("What webhooks, Functions, runbooks, event hubs and Logic Apps get:\n");
            out.append(JsonWriter.pretty(alert.payload())).append('\n');
            if (alert.deliveries().isEmpty()) {
                out.append("\nNobody hears of it.\n");
            }
            out.append(deliveries(alert.deliveries()));
        }
        return out.toString();
    }

    /** What each receiver gets. */
    public static String deliveries(List<Delivery> deliveries) {
        StringBuilder out = new StringBuilder();
        for (Delivery delivery : deliveries) {
            out.append("\n-- ").append(title(delivery)).append(" --\n");
            delivery.mail()
                    .ifPresent(mail -> out.append("Subject: ")
                            .append(mail.subject())
                            .append('\n')
                            .append(mail.text()));
            delivery.message().ifPresent(message -> out.append(MessageText.of(message)));
            if (!delivery.note().isEmpty()) {
                out.append(delivery.note()).append('\n');
            } else if (delivery.mail().isEmpty() && delivery.message().isEmpty()) {
                out.append("the payload as it stands above\n");
            }
        }
        return out.toString();
    }

    static String title(Delivery delivery) {
        return delivery.through() + ": " + delivery.receiver() + " of " + delivery.group()
                + (delivery.to().isEmpty() ? "" : " → " + delivery.to());
    }

    /** For programs; messages are exactly what is posted. */
    public static String json(Preview preview) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("formatVersion", "1.0").put("rule", preview.rule());
        ArrayNode notes = root.putArray("notes");
        preview.notes().forEach(notes::add);
        ArrayNode alerts = root.putArray("alerts");
        for (Preview.Alert alert : preview.alerts()) {
            alerts.add(json(alert));
        }
        return JsonWriter.pretty(root) + "\n";
    }

    /** One state of an alert, for programs. */
    public static ObjectNode json(Preview.Alert alert) {
        ObjectNode one = JsonNodeFactory.instance.objectNode().put("monitorCondition", alert.condition());
        one.set("payload", alert.payload());
        ArrayNode deliveries = one.putArray("deliveries");
        for (Delivery delivery : alert.deliveries()) {
            ObjectNode node = deliveries.addObject();
            node.put("group", delivery.group()).put("receiver", delivery.receiver());
            node.put("through", delivery.through()).put("to", delivery.to());
            delivery.mail()
                    .ifPresent(mail -> node.putObject("mail")
                            .put("subject", mail.subject())
                            .put("text", mail.text()));
            JsonNode message = delivery.message().orElse(null);
            if (message != null) {
                node.set("message", message);
            }
            if (!delivery.note().isEmpty()) {
                node.put("note", delivery.note());
            }
        }
        return one;
    }
}
