package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ArmSpec;
import dev.tocsin.arm.Shape;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with one resource. */
final class Resources {
    private final StateFile state;
    private final Versions versions;
    private final Groups groups;

    Resources(StateFile state, Versions versions, Groups groups) {
        this.state = state;
        this.versions = versions;
        this.groups = groups;
    }

    /** One request to one resource. */
    record Call(ArmRequest request, ArmPath path, Query query, Kind kind, Turn turn) {
        String apiVersion() throws Refusal {
            return Versions.required(query);
        }
    }

    Reply answer(Call call) throws Refusal, IOException {
        return switch (call.request().method()) {
            case "GET" -> get(call);
            case "HEAD" -> Reply.empty(find(call) == null ? 404 : 204);
            case "PUT" -> put(call);
            case "PATCH" -> patch(call);
            case "DELETE" -> delete(call);
            default -> throw Bodies.methodNotAllowed(call.request().method());
        };
    }

    private Reply get(Call call) throws Refusal, IOException {
        return Reply.of(200, shown(call.kind(), existing(call), call.query()));
    }

    private Reply delete(Call call) throws IOException {
        if (find(call) == null) {
            return Reply.empty(204);
        }
        deleteChildren(ArmPath.key(id(call)) + "/");
        state.delete(id(call));
        return Reply.empty(200);
    }

    /**
     * What is inside of a resource goes with it; what is kept about it stays (MicrosoftDocs/azure-monitor-docs,
     * diagnostic-settings: settings of a deleted resource may be there again when it is made anew).
     */
    private void deleteChildren(String below) throws IOException {
        for (String inside : List.copyOf(state.below(below).keySet())) {
            if (inside.indexOf("/providers/", below.length() - 1) < 0) {
                state.delete(inside);
            }
        }
    }

    private Reply put(Call call) throws Refusal, IOException {
        Kind kind = call.kind();
        ObjectNode body = Bodies.object(call.request());
        ArmSpec spec = versions.spec(kind, call.apiVersion());
        parent(call);
        Stored known = find(call);
        ObjectNode before = known == null ? null : known.tree();
        if (spec.body().properties().containsKey("location")) {
            location(spec, call, body, before);
        }
        new Checker(kind, call.turn().requestId()).put(spec, call.path().name(), body);
        Write write = write(call, before);
        Stored resource = written(call, spec, body, write);
        if (before != null) {
            return Reply.of(200, resource.text());
        }
        if (kind.edits().passing().isEmpty()) {
            return Reply.of(kind.createdStatus(), resource.text());
        }
        ObjectNode passing = resource.tree().deepCopy();
        new Edits(passing, write).apply(kind.edits().passing());
        return Reply.of(kind.createdStatus(), passing);
    }

    /** Replaces the given members of the resource, then does to it what every write does. */
    private Reply patch(Call call) throws Refusal, IOException {
        ObjectNode before = existing(call).tree();
        ObjectNode patch = Bodies.object(call.request());
        ArmSpec spec = versions.spec(call.kind(), call.apiVersion());
        new Checker(call.kind(), call.turn().requestId()).patch(spec, patch);
        ObjectNode body = before.deepCopy();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isObject() && member.getKey().equals("properties")) {
                body.withObject("/properties").setAll((ObjectNode) member.getValue());
            } else {
                body.set(member.getKey(), member.getValue());
            }
        }
        return Reply.of(200, written(call, spec, body, write(call, before)).text());
    }

    private Stored written(Call call, ArmSpec spec, ObjectNode body, Write write) throws IOException {
        Kind kind = call.kind();
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("id", write.id()).put("name", write.name());
        resource.put(
                "type",
                kind.spelling().answer().isEmpty() ? null : kind.spelling().answer());
        for (Map.Entry<String, JsonNode> member :
                BodyCleaner.clean(spec.body(), body).properties()) {
            if (!resource.has(member.getKey())) {
                resource.set(member.getKey(), member.getValue());
            }
        }
        new Edits(resource, write).apply(kind.edits().write());
        Stored stored = new Stored(resource);
        state.put(write.id(), stored);
        return stored;
    }

    private Write write(Call call, @Nullable ObjectNode before) throws Refusal, IOException {
        String group = groups.known(call.path()).tree().path("name").asText();
        String id = before == null
                ? call.kind().id(call.path(), group)
                : before.path("id").asText();
        String name = id.substring(id.lastIndexOf('/') + 1);
        return new Write(
                id,
                name,
                call.apiVersion(),
                before,
                call.turn().seq(),
                call.turn().now(),
                call.turn().caller());
    }

    /** ARM itself wants a location and never lets it change. */
    private static void location(ArmSpec spec, Call call, ObjectNode body, @Nullable ObjectNode before) throws Refusal {
        JsonNode location = body.path("location");
        boolean optional = spec.body()
                .property("location")
                .map(Map.Entry::getValue)
                .flatMap(Shape::defaultValue)
                .isPresent();
        if (!location.isTextual() || location.textValue().isEmpty()) {
            if (!optional) {
                throw new Refusal(400, "LocationRequired", "The location property is required for this definition.");
            }
            return;
        }
        String was =
                before == null ? location.textValue() : before.path("location").asText();
        if (!Edits.region(was).equals(Edits.region(location.textValue()))) {
            throw new Refusal(
                    409,
                    "InvalidResourceLocation",
                    "The resource '" + call.path().name() + "' already exists in location '" + was
                            + "' in resource group '" + call.path().group()
                            + "'. A resource with the same name cannot be created in location '"
                            + location.textValue() + "'. Please select a new resource name.");
        }
    }

    /** Refuses what is to be inside of a resource that is not there. */
    private void parent(Call call) throws Refusal {
        String id = id(call);
        String around = id.substring(0, id.lastIndexOf('/', id.lastIndexOf('/') - 1));
        if (call.kind().isChild() && state.find(around) == null) {
            throw new Refusal(
                    404,
                    "ParentResourceNotFound",
                    "Failed to perform 'write' on resource(s) of type '"
                            + call.kind().shortType() + "', because the parent resource '" + around
                            + "' could not be found.");
        }
    }

    private @Nullable Stored find(Call call) {
        return state.find(id(call));
    }

    private static String id(Call call) {
        return call.kind().id(call.path(), call.path().group());
    }

    /** The resource, or the refusal of ARM when there is none. */
    Stored existing(Call call) throws Refusal {
        Stored resource = find(call);
        if (resource == null) {
            throw new Refusal(
                    404,
                    "ResourceNotFound",
                    "The Resource '" + call.kind().spelling().notFound() + "/"
                            + call.path().name() + "' under resource group '"
                            + call.path().group()
                            + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
        }
        return resource;
    }

    /** The resource as a read shows it. */
    static String shown(Kind kind, Stored stored, Query query) throws IOException {
        String content = kind.listing().content();
        if (content.isEmpty() || query.isTrue("canFetchContent")) {
            return stored.text();
        }
        ObjectNode resource = stored.tree();
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.setAll((ObjectNode) resource.path("properties"));
        properties.putNull(content);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.setAll(resource);
        result.set("properties", properties);
        return JsonWriter.compact(result);
    }
}
