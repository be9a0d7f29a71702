package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonWriter;

/** A card of Teams or a message of Slack, in lines; anything else as JSON. */
final class MessageText {
    private MessageText() {}

    static String of(JsonNode message) {
        JsonNode attachment = message.path("attachments").path(0);
        StringBuilder out = new StringBuilder();
        if (attachment.has("content")) {
            JsonNode card = attachment.path("content");
            card.path("body").forEach(element -> element(element, out));
            card.path("actions").forEach(action -> link(action.path("title"), action.path("url"), out));
        } else if (attachment.has("blocks")) {
            out.append("| ").append(message.path("text").asText()).append('\n');
            out.append("| colour ").append(attachment.path("color").asText()).append('\n');
            attachment.path("blocks").forEach(block -> block(block, out));
        } else {
            out.append(JsonWriter.pretty(message)).append('\n');
        }
        return out.toString();
    }

    private static void element(JsonNode element, StringBuilder out) {
        switch (element.path("type").asText()) {
            case "Container" -> {
                out.append("| style ").append(element.path("style").asText()).append('\n');
                element.path("items").forEach(item -> element(item, out));
            }
            case "TextBlock" -> lines(element.path("text").asText(), out);
            case "FactSet" ->
                element.path("facts")
                        .forEach(fact -> lines(
                                fact.path("title").asText() + ": "
                                        + fact.path("value").asText(),
                                out));
            default -> lines(JsonWriter.compact(element), out);
        }
    }

    private static void block(JsonNode block, StringBuilder out) {
        if (block.has("text")) {
            lines(block.at("/text/text").asText(), out);
        }
        block.path("fields").forEach(field -> lines(field.path("text").asText().replaceFirst("\n", ": "), out));
        block.path("elements").forEach(button -> link(button.at("/text/text"), button.path("url"), out));
    }

    private static void link(JsonNode title, JsonNode url, StringBuilder out) {
        lines("[" + title.asText() + "] " + url.asText(), out);
    }

    private static void lines(String text, StringBuilder out) {
        text.lines().forEach(line -> out.append("| ").append(line).append('\n'));
    }
}
