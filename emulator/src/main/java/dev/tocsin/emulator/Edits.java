package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Does edits to a resource, in place. */
final class Edits {
    private final ObjectNode resource;
    private final Write write;

    Edits(ObjectNode resource, Write write) {
        this.resource = resource;
        this.write = write;
    }

    void apply(List<Edit> edits) {
        for (Edit edit : edits) {
            boolean wanted = write.apiVersion().compareTo(edit.since()) >= 0;
            if (wanted && (edit.when().isEmpty() || present(resource.at(edit.when())))) {
                walk(edit, resource, edit.path(), "");
            }
        }
    }

    private void walk(Edit edit, JsonNode at, String rest, String done) {
        int slash = rest.indexOf('/', 1);
        String token = slash < 0 ? rest.substring(1) : rest.substring(1, slash);
        if (slash < 0) {
            if (at instanceof ObjectNode object) {
                member(edit, object, token, done + rest);
            }
        } else if (token.equals("*")) {
            for (int i = 0; i < at.size(); i++) {
                walk(edit, at.path(i), rest.substring(slash), done + "/" + i);
            }
        } else {
            walk(edit, at.path(token), rest.substring(slash), done + "/" + token);
        }
    }

    private void member(Edit edit, ObjectNode object, String name, String path) {
        JsonNode value = object.path(name);
        switch (edit.op()) {
            case ADD -> {
                if (value.isMissingNode()) {
                    object.set(name, edit.json());
                }
            }
            case FILL -> {
                if (!present(value)) {
                    object.set(name, edit.json());
                }
            }
            case SET -> object.set(name, edit.json());
            case COPY -> object.set(name, resource.at(edit.value()));
            case SERVER -> server(edit, object, name, path);
            case ONCE -> once(edit, object, name, path);
            case KEEP -> {
                if (!present(value) && present(before(path))) {
                    object.set(name, before(path));
                }
            }
            case DROP -> object.remove(name);
            case DROP_SECURE -> dropSecure(edit, value);
            case RENAME -> {
                if (!value.isMissingNode()) {
                    object.remove(name);
                    object.set(edit.value(), value);
                }
            }
            case DROP_EMPTY -> {
                if (empty(value)) {
                    object.remove(name);
                }
            }
            case WHOLE, REGION, SPELL -> spelling(edit, object, name, value);
        }
    }

    private void server(Edit edit, ObjectNode object, String name, String path) {
        Optional<JsonNode> known = ServerValue.valueOf(edit.value()).of(resource, path, write);
        known.ifPresent(value -> object.set(name, value));
    }

    private void dropSecure(Edit edit, JsonNode members) {
        int at = edit.value().indexOf('@');
        JsonNode types = resource.at(edit.value().substring(at + 1));
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            String type = member.getValue()
                    .path("type")
                    .asText(types.path(member.getKey()).path("type").asText());
            if (type.toLowerCase(Locale.ROOT).startsWith("secure") && member.getValue() instanceof ObjectNode object) {
                object.remove(edit.value().substring(0, at));
                object.put("type", type);
            }
        }
    }

    private void once(Edit edit, ObjectNode object, String name, String path) {
        JsonNode before = before(path);
        if (present(before)) {
            object.set(name, before);
        } else {
            server(edit, object, name, path);
        }
    }

    private static void spelling(Edit edit, ObjectNode object, String name, JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (edit.op() == Edit.Op.WHOLE) {
            if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()) {
                object.set(name, nodes.numberNode(value.longValue()));
            }
        } else if (value.isTextual()) {
            String identifier = region(value.textValue());
            if (edit.op() == Edit.Op.REGION) {
                object.put(name, identifier);
            } else if (identifier.equals(edit.value().toLowerCase(Locale.ROOT))) {
                object.put(name, edit.value());
            }
        }
    }

    /** How regions compare: "West US" is "westus". */
    static String region(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private JsonNode before(String path) {
        JsonNode before = write.before();
        return before == null ? JsonNodeFactory.instance.missingNode() : before.at(path);
    }

    private static boolean present(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static boolean empty(JsonNode value) {
        if (value.isObject() || value instanceof ArrayNode) {
            for (JsonNode inner : value) {
                if (!empty(inner)) {
                    return false;
                }
            }
            return true;
        }
        return value.isNull();
    }
}
