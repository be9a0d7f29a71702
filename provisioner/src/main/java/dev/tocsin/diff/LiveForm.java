package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.secret.Mask;
import dev.tocsin.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The hash of a live resource as the differ sees it: what the differ ignores does not move it, and no secret is in it, neither a
 * declared nor a foreign one. Tells whether a resource is still as it was when a plan was made.
 */
public final class LiveForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LiveForm() {}

    /** Of a resource that is declared: all that differs from the declaration, in meaning, and our own tags. */
    public static String hash(DesiredResource desired, ActualResource live, Secrets secrets) {
        Comparison comparison = Differ.compare(desired.kind(), desired.shape(), secrets, desired.body(), live.body());
        ObjectNode form = NODES.objectNode();
        form.put("declared", Canonical.hash(desired.kind(), desired.shape(), desired.body()));
        form.set("differing", values(comparison.differences()));
        form.set("undeclared", values(comparison.lost()));
        return hash(form, live);
    }

    /** Of a resource that nobody declares: all that somebody may have declared, and our own tags. */
    public static String hash(Kind kind, Shape shape, ActualResource live) {
        JsonNode writable = new Undeclared(kind, new ArrayList<>()).writable(live.body(), shape, "", false);
        ObjectNode form = NODES.objectNode();
        form.set("body", Canonical.of(kind, shape, new Sensitive(kind).redacted(writable, shape, "")));
        return hash(form, live);
    }

    private static String hash(ObjectNode form, ActualResource live) {
        ObjectNode own = form.putObject("own");
        for (String tag : OwnTags.all()) {
            live.tag(tag).ifPresent(value -> own.put(tag, value));
        }
        return Canonical.sha256(JsonWriter.compact(form).getBytes(StandardCharsets.UTF_8));
    }

    private static ArrayNode values(List<Difference> differences) {
        ArrayNode values = NODES.arrayNode();
        for (Difference difference : differences) {
            ObjectNode one = values.addObject();
            one.put("path", difference.path());
            difference
                    .before()
                    .ifPresent(
                            before -> one.set("live", difference.sensitive() ? NODES.textNode(Mask.HIDDEN) : before));
        }
        return values;
    }
}
