package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where alert rules name runbooks: what they send along, their tags, and what they say. */
final class RunbookLinks {
    private static final String WORD = "runbook";

    private RunbookLinks() {}

    /** The texts under keys that speak of a runbook, by pointer. */
    static Map<String, String> of(Alarm alarm) {
        Map<String, String> found = new LinkedHashMap<>();
        gather(alarm.properties().path("actions"), "/properties/actions", found);
        gather(alarm.rule().body().path("tags"), "/tags", found);
        return found;
    }

    /** Whether who gets the alert is led anywhere. */
    static boolean leadsSomewhere(Alarm alarm) {
        String description = alarm.properties().path("description").asText().toLowerCase(Locale.ROOT);
        return !of(alarm).isEmpty() || description.contains(WORD) || description.contains("https://");
    }

    private static void gather(JsonNode node, String pointer, Map<String, String> found) {
        JsonPointers.texts(node, pointer, (at, text) -> {
            if (JsonPointers.last(at).toLowerCase(Locale.ROOT).contains(WORD) && !text.isBlank()) {
                found.put(at, text);
            }
        });
    }
}
