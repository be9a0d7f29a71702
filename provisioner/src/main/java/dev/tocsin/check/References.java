package dev.tocsin.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.check.DesiredStateBuilder.Draft;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.DerivedSecret;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts resource ids where definitions refer to each other, and learns from that who depends on whom. */
final class References {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, Draft> drafts;
    private final Map<String, Draft> byId;
    private final Set<String> failed;
    private final Secrets secrets;
    private final Diagnostics diagnostics;

    /** @param failed names of definitions that exist but have errors of their own, which need no echo */
    References(
            Map<String, Draft> drafts,
            Map<String, Draft> byId,
            Set<String> failed,
            Secrets secrets,
            Diagnostics diagnostics) {
        this.secrets = secrets;
        this.failed = Set.copyOf(failed);
        this.drafts = drafts;
        this.byId = byId;
        this.diagnostics = diagnostics;
    }

    List<DesiredResource> resolve() {
        List<DesiredResource> resources = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            Set<String> dependsOn = new TreeSet<>(draft.around());
            ObjectNode body = (ObjectNode) resolve(draft, draft.body(), "", dependsOn);
            dependsOn.remove(draft.key());
            BodyShape.Fitted fitted = BodyShape.fit(draft.spec().body(), body);
            for (BodyShape.Note note : fitted.notes()) {
                diagnostics.add(draft.rendered().diagnose(Level.WARNING, "TOC0206", note.pointer(), note.message()));
            }
            resources.add(new DesiredResource(
                    draft.key(),
                    draft.kind(),
                    draft.spec().apiVersion(),
                    draft.spec().body(),
                    draft.id(),
                    serialized(draft, fitted.body()),
                    dependsOn,
                    draft.rendered()));
        }
        return resources;
    }

    private JsonNode resolve(Draft draft, JsonNode node, String pointer, Set<String> dependsOn) {
        if (node.isTextual()) {
            return NODES.textNode(text(draft, node.textValue(), pointer, dependsOn));
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                array.add(resolve(draft, node.get(i), JsonPointers.child(pointer, i), dependsOn));
            }
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String at = JsonPointers.child(pointer, member.getKey());
                object.set(
                        key(draft, member.getKey(), at, dependsOn), resolve(draft, member.getValue(), at, dependsOn));
            }
            return object;
        }
        return node;
    }

    /** Azure ties a web test to its component by the key of a tag. */
    private String key(Draft draft, String key, String pointer, Set<String> dependsOn) {
        return Marks.isMarked(key) ? text(draft, key, pointer, dependsOn) : key;
    }

    private String text(Draft draft, String text, String pointer, Set<String> dependsOn) {
        String resolved = Marks.replaceReferences(text, key -> id(draft, key, pointer, dependsOn));
        for (DerivedSecret derived : DerivedSecret.in(resolved)) {
            derived(draft, derived, pointer, dependsOn);
        }
        Draft other = ResourceId.isId(resolved) ? byId.get(ResourceId.key(resolved)) : null;
        if (other != null) {
            dependsOn.add(other.key());
        }
        boolean taken = Marks.isMarked(Marks.replaceSecrets(resolved, name -> "")) || Marks.isEscaped(resolved);
        if (taken || !secrets.expects(resolved)) {
            diagnostics.add(draft.rendered()
                    .error(
                            "TOC0207",
                            pointer,
                            "a secret or the result of id() was taken apart; insert it whole, as ${…}"));
        }
        return resolved;
    }

    /** What the address starts must be applied first, and must have the trigger. */
    private void derived(Draft draft, DerivedSecret secret, String pointer, Set<String> dependsOn) {
        id(draft, secret.workflow(), pointer, dependsOn);
        Draft workflow = drafts.get(secret.workflow());
        JsonNode triggers =
                workflow == null ? MissingNode.getInstance() : workflow.body().at("/properties/definition/triggers");
        if (triggers.isObject() && !triggers.has(secret.trigger())) {
            diagnostics.add(draft.rendered()
                    .error(
                            "TOC0205",
                            pointer,
                            "\"" + secret.workflow() + "\" has no trigger \"" + secret.trigger() + "\"; it has "
                                    + String.join(", ", (Iterable<String>) triggers::fieldNames)));
        }
    }

    private String id(Draft draft, String key, String pointer, Set<String> dependsOn) {
        Draft target = drafts.get(key);
        if (target == null && failed.contains(key.substring(key.indexOf('/') + 1))) {
            return key;
        }
        if (target == null) {
            diagnostics.add(draft.rendered()
                    .error(
                            "TOC0205",
                            pointer,
                            "there is no definition \"" + key + "\""
                                    + Suggestion.nearest(key, drafts.keySet())
                                            .map(near -> "; did you mean \"" + near + "\"?")
                                            .orElse("; define it, or correct the reference")));
            return key;
        }
        dependsOn.add(key);
        return target.id().path();
    }

    /** The kind's content travels as one string; minified, because the service limits its size. */
    private static ObjectNode serialized(Draft draft, ObjectNode body) {
        if (draft.kind().content().isEmpty()) {
            return body;
        }
        String pointer = draft.kind().content().get();
        JsonNode content = body.at(pointer);
        if (content.isContainerNode()) {
            int slash = pointer.lastIndexOf('/');
            ((ObjectNode) body.at(pointer.substring(0, slash)))
                    .put(pointer.substring(slash + 1), JsonWriter.compact(content));
        }
        return body;
    }
}
