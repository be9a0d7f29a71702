package dev.tocsin.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Definition;
import dev.tocsin.load.SourceFile;
import dev.tocsin.render.Rendered;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Desired and live resources of tests, from JSON. */
public final class Bodies {
    public static final String SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";
    public static final String GROUP = "rg-shop";
    public static final Kinds KINDS = Kinds.shipped();
    private static final ArmSpecs SPECS = ArmSpecs.shipped();

    private Bodies() {}

    /** A desired resource; {@code key} is {@code kind/name}, and the ARM name is the definition's. */
    public static DesiredResource desired(String key, String body, String... dependsOn) {
        Kind kind = KINDS.named(key.substring(0, key.indexOf('/'))).orElseThrow();
        ObjectNode tree = object(body);
        SourceFile file = new SourceFile(Path.of("/test/x.json"), "x.json", new JsonDocument(tree, Map::of));
        return new DesiredResource(
                key,
                kind,
                kind.apiVersion(),
                SPECS.find(kind.type(), kind.apiVersion()).orElseThrow().body(),
                id(kind, key.substring(key.indexOf('/') + 1)),
                tree,
                Set.of(dependsOn),
                new Rendered(new Definition.Raw(file), tree, Optional.empty()));
    }

    /** Where resources of tests are: in the group, inside of the workspace "logs", or kept about it. */
    private static ResourceId id(Kind kind, String name) {
        String workspace =
                ResourceId.group(SUBSCRIPTION, GROUP) + "/providers/Microsoft.OperationalInsights/workspaces/logs";
        return switch (kind.scope()) {
            case GROUP -> ResourceId.inGroup(SUBSCRIPTION, GROUP, kind.type(), name);
            case CHILD -> ResourceId.inside(workspace, kind.type(), name);
            case EXTENSION -> new ResourceId(workspace, kind.type(), name);
        };
    }

    /** What the service answers about a resource. */
    public static ActualResource live(String key, String body) {
        DesiredResource place = desired(key, "{}");
        ObjectNode tree = object(body);
        tree.put("id", place.id().path());
        return new ActualResource(place.id().path(), tree);
    }

    /** Strict JSON. */
    public static ObjectNode object(String text) {
        try {
            return (ObjectNode) new JsonReader(JsonLimits.DEFINITION).read(text).root();
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage() + " in " + text, e);
        }
    }
}
