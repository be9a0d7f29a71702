package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.resource.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** Somebody else at the same resource group: reads and writes resources past the product, then forgets the requests. */
final class LiveResources {
    private final TestProject project;
    private final String group;

    private LiveResources(TestProject project, String group) {
        this.project = project;
        this.group = group;
    }

    /** Those of the shipped project's local environment. */
    static LiveResources ofShipped(TestProject project) {
        return new LiveResources(
                project, "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-mcp-server-local");
    }

    /** Those of a {@link TestProject}. */
    static LiveResources of(TestProject project) {
        return new LiveResources(project, "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop");
    }

    /** The id of a resource. */
    String id(String alias, String name) {
        return group + "/providers/" + kind(alias).type() + "/" + name;
    }

    boolean exists(String alias, String name) {
        return send("GET", alias, name, "").status() == 200;
    }

    ObjectNode get(String alias, String name) {
        return (ObjectNode) json(success(send("GET", alias, name, "")));
    }

    void put(String alias, String name, String body) {
        success(send("PUT", alias, name, body));
        project.forgetRequests();
    }

    void delete(String alias, String name) {
        success(send("DELETE", alias, name, ""));
        project.forgetRequests();
    }

    /** Changes a resource in the way the portal does: reads it, edits it, puts all of it back. */
    void edit(String alias, String name, Consumer<ObjectNode> change) {
        ObjectNode body = get(alias, name);
        body.properties().removeIf(member -> member.getValue().isNull());
        change.accept(body);
        put(alias, name, JsonWriter.compact(body));
    }

    static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE).read(text).root();
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static String success(ArmResponse answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.status() + " " + text);
        }
        return text;
    }

    /** The id of a resource inside of another, or kept about it. */
    String idBelow(String parent, String alias, String name) {
        return switch (kind(alias).scope()) {
            case GROUP -> throw new IllegalArgumentException(alias + " is not below anything");
            case CHILD -> ResourceId.inside(parent, kind(alias).type(), name).path();
            case EXTENSION -> new ResourceId(parent, kind(alias).type(), name).path();
        };
    }

    ObjectNode getAt(String id, String alias) {
        return (ObjectNode) json(success(at("GET", id, alias, "")));
    }

    boolean existsAt(String id, String alias) {
        return at("GET", id, alias, "").status() == 200;
    }

    /** Changes a resource wherever it is: reads it, edits it, puts all of it back. */
    void editAt(String id, String alias, Consumer<ObjectNode> change) {
        ObjectNode body = getAt(id, alias);
        body.properties().removeIf(member -> member.getValue().isNull());
        change.accept(body);
        success(at("PUT", id, alias, JsonWriter.compact(body)));
        project.forgetRequests();
    }

    private ArmResponse send(String method, String alias, String name, String body) {
        return at(method, id(alias, name), alias, body);
    }

    private ArmResponse at(String method, String id, String alias, String body) {
        try {
            return Emulator.open(project.root().resolve(TestProject.STATE), CliRun.CLOCK)
                    .handle(new ArmRequest(
                            method,
                            id,
                            "api-version=" + kind(alias).apiVersion() + "&canFetchContent=true",
                            Map.of(),
                            body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kind kind(String alias) {
        return Kinds.shipped().named(alias).orElseThrow();
    }
}
