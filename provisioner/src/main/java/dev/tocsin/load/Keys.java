package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonPointers;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks on the keys of objects in files of ours: unknown ones with a suggestion, missing ones, wrong types. */
public final class Keys {
    private final SourceFile source;
    private final Diagnostics diagnostics;
    /** Pointers of known keys that an unknown one was probably meant to be: their absence needs no error of its own. */
    private final Set<String> misspelt = new HashSet<>();

    /** @param diagnostics told what is wrong */
    public Keys(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** Reports every key of the object at the pointer that is not among the known. */
    public void onlyKnown(JsonNode object, String pointer, Collection<String> known) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String key = member.getKey();
            if (!known.contains(key)) {
                String at = JsonPointers.child(pointer, key);
                Optional<String> meant = Suggestion.nearest(key, known);
                meant.ifPresent(near -> misspelt.add(JsonPointers.child(pointer, near)));
                diagnostics.error(
                        "TOC0103",
                        source.at(at),
                        "unknown property \"" + key + "\""
                                + meant.map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; known are " + String.join(", ", known)));
            }
        }
    }

    /** The string at a key; reported when it is missing, empty or no string. */
    public Optional<String> requiredText(JsonNode object, String pointer, String key) {
        JsonNode value = object.get(key);
        if (value == null && misspelt.contains(JsonPointers.child(pointer, key))) {
            return Optional.empty();
        }
        if (value == null || value.isNull()) {
            diagnostics.error("TOC0104", source.at(pointer), "the property \"" + key + "\" is missing; add it");
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            diagnostics.error(
                    "TOC0105",
                    source.at(JsonPointers.child(pointer, key)),
                    "\"" + key + "\" must be a non-empty string");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /** The string at a key if there is one; reported when it is no string. */
    public Optional<String> optionalText(JsonNode object, String pointer, String key) {
        JsonNode value = object.get(key);
        return value == null || value.isNull() ? Optional.empty() : requiredText(object, pointer, key);
    }

    /** Whether the value at the pointer is an object; reported when it is not. */
    public boolean isObject(JsonNode value, String pointer, String what) {
        if (value.isObject()) {
            return true;
        }
        diagnostics.error("TOC0105", source.at(pointer), what + " must be an object { … }");
        return false;
    }
}
