package dev.tocsin.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diff.Canonical;
import dev.tocsin.diff.Differ;
import dev.tocsin.diff.WriteOnly;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.resource.PropertyTags;
import dev.tocsin.secret.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The body of a PUT: what is declared, our tags, other people's tags, and nothing else. Here secrets are put in. */
public final class PutBody {
    private static final int MAX_TAG_VALUE = 256;

    private PutBody() {}

    /** The body that creates the resource, with secrets still standing as marks. */
    public static ObjectNode marked(String project, String environment, DesiredResource desired) {
        return of(project, environment, desired, Optional.empty(), UnaryOperator.identity(), Optional.empty());
    }

    static ObjectNode of(
            String project,
            String environment,
            DesiredResource desired,
            Optional<ActualResource> live,
            Secrets secrets) {
        Optional<String> fingerprint = new WriteOnly(desired.kind(), desired.body(), secrets)
                .fingerprint(desired.id().key());
        return of(project, environment, desired, live, secrets::reveal, fingerprint);
    }

    private static ObjectNode of(
            String project,
            String environment,
            DesiredResource desired,
            Optional<ActualResource> live,
            UnaryOperator<String> reveal,
            Optional<String> fingerprint) {
        ObjectNode body = (ObjectNode) revealed(desired.body(), reveal);
        if (desired.kind().ownership() == Kind.Ownership.NAME) {
            return body;
        }
        ObjectNode tags =
                body.path("tags") instanceof ObjectNode declared ? declared : JsonNodeFactory.instance.objectNode();
        String declaredNames = String.join(",", names(tags));
        live.ifPresent(actual -> keepForeign(tags, actual));
        tags.put(OwnTags.PROJECT, project);
        tags.put(OwnTags.ENVIRONMENT, environment);
        tags.put(OwnTags.DEFINITION, desired.key());
        tags.put(OwnTags.HASH, Canonical.hash(desired.kind(), desired.shape(), desired.body()));
        if (!declaredNames.isEmpty() && declaredNames.length() <= MAX_TAG_VALUE) {
            tags.put(OwnTags.TAGS, declaredNames);
        }
        fingerprint.ifPresent(text -> tags.put(OwnTags.SECRETS, text));
        body.set("tags", tags);
        return (ObjectNode) PropertyTags.asList(desired.kind(), body);
    }

    private static Iterable<String> names(ObjectNode tags) {
        return tags::fieldNames;
    }

    private static void keepForeign(ObjectNode tags, ActualResource actual) {
        Set<String> former = Differ.formerTags(actual.body().path("tags"));
        for (Map.Entry<String, JsonNode> tag : actual.body().path("tags").properties()) {
            boolean declared = false;
            for (String name : names(tags)) {
                declared |= name.equalsIgnoreCase(tag.getKey());
            }
            if (!declared && !OwnTags.contains(tag.getKey()) && !former.contains(tag.getKey())) {
                tags.set(tag.getKey(), tag.getValue());
            }
        }
    }

    static JsonNode revealed(JsonNode node, UnaryOperator<String> reveal) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(reveal.apply(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(revealed(element, reveal)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), revealed(member.getValue(), reveal)));
            return object;
        }
        return node;
    }
}
