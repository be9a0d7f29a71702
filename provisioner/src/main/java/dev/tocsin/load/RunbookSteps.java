package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonPointers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the steps and the escalation of a runbook. */
final class RunbookSteps {
    private static final List<String> STEP = List.of("name", "action", "commands", "queries", "links");
    private static final List<String> QUERY = List.of("title", "language", "text");
    private static final List<String> LINK = List.of("title", "url", "rule", "workbook", "runbook");
    private static final List<String> TARGETS = List.of("url", "rule", "workbook", "runbook");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_+-]{1,20}");

    private final SourceFile source;
    private final Keys keys;
    private final Diagnostics diagnostics;

    RunbookSteps(SourceFile source, Keys keys, Diagnostics diagnostics) {
        this.source = source;
        this.keys = keys;
        this.diagnostics = diagnostics;
    }

    void check() {
        JsonNode steps = source.root().path("steps");
        if (steps.isMissingNode() || steps.isArray() && steps.isEmpty()) {
            diagnostics.error(
                    "TOC0104",
                    source.at(steps.isMissingNode() ? "" : "/steps"),
                    "a runbook needs at least one step; add \"steps\" with an \"action\"");
        }
        each(source.root(), "", "steps");
        each(source.root(), "", "escalation");
    }

    private void step(JsonNode step, String pointer) {
        if (!keys.isObject(step, pointer, "a step")) {
            return;
        }
        keys.onlyKnown(step, pointer, STEP);
        keys.requiredText(step, pointer, "action");
        keys.optionalText(step, pointer, "name");
        each(step, pointer, "commands");
        each(step, pointer, "queries");
        each(step, pointer, "links");
    }

    private void text(JsonNode value, String pointer) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            wrong(pointer, "this must be a non-empty text");
        }
    }

    private void query(JsonNode query, String pointer) {
        if (keys.isObject(query, pointer, "a query")) {
            keys.onlyKnown(query, pointer, QUERY);
            keys.requiredText(query, pointer, "text");
            Optional<String> language = keys.optionalText(query, pointer, "language");
            if (language.isPresent() && !LANGUAGE.matcher(language.get()).matches()) {
                wrong(pointer + "/language", "\"language\" is one word, such as kql or sql");
            }
        }
    }

    private void link(JsonNode link, String pointer) {
        if (link.isTextual()) {
            text(link, pointer);
        } else if (keys.isObject(link, pointer, "a link that is no address")) {
            keys.onlyKnown(link, pointer, LINK);
            keys.optionalText(link, pointer, "title");
            TARGETS.forEach(target -> keys.optionalText(link, pointer, target));
            if (TARGETS.stream().filter(link::has).count() != 1) {
                wrong(pointer, "a link has one of " + String.join(", ", TARGETS));
            }
        }
    }

    /** A list that is not there is empty. */
    private void each(JsonNode parent, String pointer, String key) {
        JsonNode list = parent.path(key);
        String at = JsonPointers.child(pointer, key);
        if (!list.isMissingNode() && !list.isArray()) {
            wrong(at, "\"" + key + "\" must be a list");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            one(key, list.get(i), JsonPointers.child(at, i));
        }
    }

    private void one(String key, JsonNode value, String pointer) {
        switch (key) {
            case "steps" -> step(value, pointer);
            case "queries" -> query(value, pointer);
            case "links" -> link(value, pointer);
            default -> text(value, pointer);
        }
    }

    private void wrong(String pointer, String message) {
        diagnostics.error("TOC0105", source.at(pointer), message);
    }
}
