package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diff.TakenOver;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.load.Definition;
import dev.tocsin.load.Environment;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SourceFile;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.secret.Mask;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings what somebody changed in Azure into the files of definitions that may have changed too. Writes nothing. */
public final class Merger {
    private static final int SHOWN = 80;

    private final Expressions expressions;

    /** @param ours the project as it is now */
    public Merger(Environment environment, DesiredState ours) {
        Values values = new Values(environment);
        this.expressions = new Expressions(environment, values);
        ours.resources().forEach(one -> expressions.know(one.id().path(), one.key()));
    }

    /**
     * What came of one resource.
     *
     * @param files texts of changed files, by names below the project folder
     * @param expected what its definition must render to, with its document as a tree
     * @param taken pointers of what was taken over
     * @param conflicts what both sides changed, a line each; it stays as the definition has it
     * @param review what was taken over and needs a look
     */
    public record Merged(
            Map<String, String> files,
            ObjectNode expected,
            List<String> taken,
            List<String> conflicts,
            List<String> review) {}

    /**
     * Merges one resource.
     *
     * @param files the project with what was merged before
     * @param base the definition as last rendered into Azure, or as near to that as is known
     * @param baseSecrets of the environment at that time
     */
    public Merged merge(
            ProjectFiles files, DesiredResource base, Secrets baseSecrets, DesiredResource ours, ActualResource live) {
        List<String> review = new ArrayList<>();
        ObjectNode was = TakenOver.opened(base.kind(), base.body());
        JsonNode there = withoutSecrets(
                TakenOver.of(base.kind(), base.shape(), baseSecrets, base.body(), live.body()), was, "", review);
        ObjectNode here = TakenOver.opened(ours.kind(), ours.body());
        ThreeWay threeWay = new ThreeWay();
        ObjectNode merged = (ObjectNode) threeWay.merge(was, there, here, "");
        List<String> conflicts = new ArrayList<>();
        threeWay.conflicts()
                .forEach(one -> conflicts.add(one.pointer() + ": it was " + shown(one.base()) + ", is "
                        + shown(one.live()) + " in Azure and " + shown(one.ours()) + " in the definition"));
        List<String> taken = new ArrayList<>();
        leaves(here, merged, "", (pointer, before, after) -> taken.add(pointer));
        Map<String, String> changed = taken.isEmpty() ? Map.of() : changed(files, ours, here, merged, review);
        return new Merged(changed, merged, taken, conflicts, review);
    }

    private Map<String, String> changed(
            ProjectFiles files, DesiredResource ours, ObjectNode here, ObjectNode merged, List<String> review) {
        Definition definition = ours.origin().definition();
        SourceFile source = definition.source();
        if (definition instanceof Definition.Window) {
            review.add(source.name()
                    + " is a maintenance window, which is written in other words than Azure's; change it by hand");
            return Map.of();
        }
        Retouch retouch = new Retouch(files, source, expressions);
        JsonNode root = source.root();
        JsonNode brought;
        if (definition instanceof Definition.Templated) {
            brought = parameters(root, here, merged, retouch);
        } else if (definition instanceof Definition.Content) {
            String content = ours.kind().content().orElseThrow();
            brought = retouch.bring(root, here.at(content), merged.at(content), "", false);
        } else {
            brought = retouch.bring(root, here, merged, "", true);
        }
        Map<String, String> changed = new TreeMap<>(retouch.changed());
        // A YAML file has no form of its own to write back; what is not written is told, to be changed by hand.
        boolean json = !source.name().endsWith(".yaml") && !source.name().endsWith(".yml");
        if (json && !Trees.same(root, brought)) {
            changed.put(source.name(), rewritten(files, source, brought));
        }
        review.addAll(retouch.review());
        return changed;
    }

    private static String rewritten(ProjectFiles files, SourceFile source, JsonNode brought) {
        try {
            return TextSplice.of(files.read(source.path()), brought);
        } catch (UnreadableFileException e) {
            throw new IllegalStateException("the definition was read before", e);
        }
    }

    /** A parameter of the same name, or the only one with the value that was there; whether that was right is checked after. */
    private static JsonNode parameters(JsonNode root, JsonNode here, JsonNode merged, Retouch retouch) {
        ObjectNode copy = root.deepCopy();
        leaves(here, merged, "", (pointer, before, after) -> {
            JsonNode parameters = copy.path("parameters");
            String name = JsonPointers.last(pointer);
            List<String> fitting = new ArrayList<>();
            if (parameters.has(name)) {
                fitting.add(JsonPointers.child("", name));
            } else {
                holding(parameters, "", before, fitting);
            }
            if (fitting.size() == 1 && !after.isMissingNode()) {
                String at = fitting.get(0);
                JsonNode parent = parameters.at(at.substring(0, at.lastIndexOf('/')));
                JsonNode value = retouch.bring(parameters.at(at), before, after, pointer, true);
                if (parent instanceof ObjectNode object) {
                    object.set(JsonPointers.last(at), value);
                } else if (parent instanceof ArrayNode array) {
                    array.set(Integer.parseInt(JsonPointers.last(at)), value);
                }
            }
        });
        return copy;
    }

    private static void holding(JsonNode node, String pointer, JsonNode value, List<String> found) {
        if (Trees.same(node, value)) {
            found.add(pointer);
            return;
        }
        node.properties()
                .forEach(one -> holding(one.getValue(), JsonPointers.child(pointer, one.getKey()), value, found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            holding(node.get(i), JsonPointers.child(pointer, i), value, found);
        }
    }

    private interface Leaf {
        void visit(String pointer, JsonNode before, JsonNode after);
    }

    /** Where two trees differ, as deep as they have the same form. */
    private static void leaves(JsonNode before, JsonNode after, String pointer, Leaf visitor) {
        if (Trees.same(before, after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            before.properties()
                    .forEach(one -> leaves(
                            one.getValue(),
                            after.path(one.getKey()),
                            JsonPointers.child(pointer, one.getKey()),
                            visitor));
            after.properties().forEach(one -> {
                if (!before.has(one.getKey())) {
                    visitor.visit(JsonPointers.child(pointer, one.getKey()), Trees.NOTHING, one.getValue());
                }
            });
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                leaves(before.get(i), after.get(i), JsonPointers.child(pointer, i), visitor);
            }
        } else {
            visitor.visit(pointer, before, after);
        }
    }

    /** A secret is changed where it is kept, and never taken from Azure. */
    private static JsonNode withoutSecrets(JsonNode live, JsonNode base, String pointer, List<String> review) {
        if (live.isTextual() && live.textValue().contains(Mask.HIDDEN) && !Trees.same(live, base)) {
            review.add(pointer + ": a secret has another value in Azure; change it where it is kept");
            return base;
        }
        if (live.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : live.properties()) {
                String at = JsonPointers.child(pointer, member.getKey());
                JsonNode value = withoutSecrets(member.getValue(), base.path(member.getKey()), at, review);
                if (!value.isMissingNode()) {
                    copy.set(member.getKey(), value);
                }
            }
            return copy;
        }
        if (live.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < live.size(); i++) {
                copy.add(withoutSecrets(live.get(i), base.path(i), JsonPointers.child(pointer, i), review));
            }
            return copy;
        }
        return live;
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "not there";
        }
        String text = JsonWriter.compact(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** Whether a definition renders to what a merge made of it. */
    public static boolean isAsExpected(DesiredResource desired, Merged merged) {
        return Trees.same(TakenOver.opened(desired.kind(), desired.body()), merged.expected());
    }
}
