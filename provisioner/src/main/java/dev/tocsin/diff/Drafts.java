package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Bodies under construction: lists have places for elements that are not there, so that the differ's paths hold. */
final class Drafts {
    /** Stands for an element that is not there. */
    static final JsonNode ABSENT = MissingNode.getInstance();

    private static final JsonReader CONTENT = new JsonReader(JsonLimits.DEFINITION);

    private Drafts() {}

    /** The draft with what is declared at these differences in place of what is live. */
    static ObjectNode with(ObjectNode draft, Kind kind, JsonNode declared, Collection<Difference> differences) {
        ObjectNode mixed = draft.deepCopy();
        Optional<String> inside = kind.content()
                .filter(content -> differences.stream()
                        .anyMatch(difference -> difference.path().startsWith(content + "/")));
        if (inside.isPresent() && !open(mixed, inside.get())) {
            return mixed;
        }
        for (Difference difference : differences) {
            // What a difference shows may lack secrets; only inside a document as text is there nothing else.
            JsonNode whole = declared.at(difference.path());
            put(
                    mixed,
                    difference.path(),
                    whole.isMissingNode() ? difference.after().orElse(ABSENT) : whole);
        }
        inside.ifPresent(content ->
                put(mixed, content, JsonNodeFactory.instance.textNode(JsonWriter.compact(settled(mixed.at(content))))));
        return mixed;
    }

    /** Turns the document that travels as text into a tree. */
    private static boolean open(ObjectNode body, String content) {
        try {
            put(body, content, CONTENT.readTree(body.at(content).asText()));
            return true;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }

    /** Sets a value; where its parent is no container, nothing happens. */
    static void put(JsonNode body, String pointer, JsonNode value) {
        JsonNode at = body;
        String[] tokens = pointer.substring(1).split("/", -1);
        for (int i = 0; i < tokens.length; i++) {
            String key = JsonPointers.last("/" + tokens[i]);
            boolean last = i == tokens.length - 1;
            if (at instanceof ObjectNode object) {
                if (last) {
                    set(object, key, value);
                    return;
                }
                JsonNode next = object.get(key);
                at = next == null ? object.putObject(key) : next;
            } else if (at instanceof ArrayNode array && key.matches("[0-9]{1,6}")) {
                int index = Integer.parseInt(key);
                while (array.size() <= index) {
                    array.add(ABSENT);
                }
                if (last) {
                    array.set(index, value);
                    return;
                }
                at = array.get(index);
            } else {
                return;
            }
        }
    }

    private static void set(ObjectNode object, String key, JsonNode value) {
        if (value.isMissingNode()) {
            object.remove(key);
        } else {
            object.set(key, value);
        }
    }

    /** A copy without the places of what is not there. */
    static JsonNode settled(JsonNode draft) {
        if (draft.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            draft.forEach(element -> {
                if (!element.isMissingNode()) {
                    array.add(settled(element));
                }
            });
            return array;
        }
        if (draft.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : draft.properties()) {
                object.set(member.getKey(), settled(member.getValue()));
            }
            return object;
        }
        return draft;
    }
}
