package dev.tocsin.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.kind.Kind;
import java.util.Map;

/**
 * Kinds without tags that have a list of names and values at {@code /properties/tags} (saved searches): inside of this
 * program the list stands at {@code /tags} as it does for every other kind, and takes its own form again when it is sent.
 */
public final class PropertyTags {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PropertyTags() {}

    /** The body with the list as tags; any other kind's body as it is. */
    public static JsonNode asTags(Kind kind, JsonNode body) {
        if (kind.ownership() != Kind.Ownership.PROPERTY_TAGS || !(body instanceof ObjectNode whole)) {
            return body;
        }
        ObjectNode copy = whole.deepCopy();
        if (copy.path("properties") instanceof ObjectNode properties
                && properties.path("tags") instanceof ArrayNode list) {
            ObjectNode tags = copy.withObject("/tags");
            for (JsonNode tag : list) {
                tags.set(tag.path("name").asText(), tag.path("value"));
            }
            properties.remove("tags");
        }
        return copy;
    }

    /** The body with the tags as a list, as the service takes it; any other kind's body as it is. */
    public static JsonNode asList(Kind kind, JsonNode body) {
        if (kind.ownership() != Kind.Ownership.PROPERTY_TAGS || !(body.path("tags") instanceof ObjectNode tags)) {
            return body;
        }
        ObjectNode copy = body.deepCopy();
        copy.remove("tags");
        ArrayNode list = NODES.arrayNode();
        for (Map.Entry<String, JsonNode> tag : tags.properties()) {
            list.addObject().put("name", tag.getKey()).set("value", tag.getValue());
        }
        copy.withObject("/properties").set("tags", list);
        return copy;
    }
}
