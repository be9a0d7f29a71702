package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.Waiting;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A resource group with bystanders: 43 resources that are not the shipped project's, with names and tags that look like it,
 * two of them such as Azure makes by itself.
 *
 * @param state the emulator's state with the bystanders, to be copied
 * @param bystanders their ids in lower case, and what the emulator says of each
 * @param applied what an undisturbed run makes of the shipped project, without what differs with every write
 */
record World(Path state, Map<String, String> bystanders, Map<String, JsonNode> applied) {
    private static final String GROUP =
            "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-mcp-server-local";
    private static final List<Kind> KINDS = Kinds.shipped().all().stream()
            .filter(kind -> kind.scope() == Kind.Scope.GROUP)
            .toList();
    /** What a workflow has that is made anew. */
    private static final List<String> OF_ONE_WORKFLOW =
            List.of("createdTime", "changedTime", "version", "accessEndpoint");

    private static final Set<String> VOLATILE = Set.of(
            "etag",
            "systemData",
            "createdDate",
            "modifiedDate",
            "timeModified",
            "CreationDate",
            "revision",
            "sinceDate",
            "lastSkuUpdate",
            "quotaNextResetTime");

    /** Makes it in a folder. */
    static World in(Path folder) {
        return of(ShippedProject.copiedTo(folder));
    }

    /** Makes it of a copy of the shipped project, whose secrets leave fingerprints on what is applied. */
    static World of(TestProject project) {
        Map<String, String> sent = new ConcurrentHashMap<>();
        CliRun first = project.run(
                TestOutside.of(
                        Detour.through((request, onward) -> {
                            if (request.getHttpMethod() == HttpMethod.PUT) {
                                String line = Detour.line(request);
                                sent.put(
                                        line.substring(line.indexOf(' ') + 1),
                                        request.getBodyAsBinaryData().toString());
                            }
                            return onward.send();
                        }),
                        Waiting.real()),
                "provision");
        assertThat(first.exit()).as(first.out() + first.err()).isZero();
        Map<String, String> own = resources(project);
        Map<String, JsonNode> applied = lasting(own);
        sent.forEach((id, body) -> {
            copy(project, id, body, "-copy", "");
            copy(project, id, body, "-2", "mcp-server-2");
        });
        own.keySet().forEach(id -> send(project, "DELETE", id, ""));
        String group = sent.entrySet().stream()
                .filter(one -> one.getKey().endsWith("/oncall"))
                .findFirst()
                .orElseThrow()
                .getValue();
        String groups = GROUP + "/providers/" + kind("action-group").type() + "/";
        for (String name : List.of(
                "Application Insights Smart Detection", "Failure Anomalies - mcp-server", "oncall-of-somebody-else")) {
            copy(project, groups + name, group, "", "");
        }
        project.forgetRequests();
        Map<String, String> bystanders = resources(project);
        bystanders.keySet().removeAll(own.keySet());
        return new World(project.root().resolve(TestProject.STATE), bystanders, applied);
    }

    /** Somebody else's resource that looks like ours. */
    private static void copy(TestProject project, String id, String text, String suffix, String owner) {
        ObjectNode body = (ObjectNode) LiveResources.json(text);
        String name = id.substring(id.lastIndexOf('/') + 1) + suffix;
        if (id.contains("/workbooks/")) {
            name = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        }
        ObjectNode tags = body.withObject("/tags");
        tags.remove(List.of("tocsin-project", "tocsin-environment", "tocsin-hash"));
        if (!owner.isEmpty()) {
            tags.put("tocsin-project", owner).put("tocsin-environment", "local");
        }
        send(project, "PUT", id.substring(0, id.lastIndexOf('/') + 1) + name, JsonWriter.compact(body));
    }

    /** A project of its own, in a group where only the bystanders are. */
    TestProject project(Path folder) {
        TestProject project = ShippedProject.copiedTo(folder);
        Path copy = folder.resolve(TestProject.STATE);
        try {
            Files.createDirectories(copy);
            Files.copy(state.resolve("state.jsonl"), copy.resolve("state.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return project;
    }

    /** All is as an undisturbed run leaves it: nothing missing, doubled or different, and no bystander touched. */
    void assertConverged(TestProject project) {
        Map<String, String> all = resources(project);
        Map<String, String> others = new TreeMap<>(all);
        others.keySet().retainAll(bystanders.keySet());
        assertThat(others).as("bystanders").isEqualTo(bystanders);
        all.keySet().removeAll(bystanders.keySet());
        assertThat(lasting(all)).as("our resources").isEqualTo(applied);
    }

    /** What is not ours is as it was. */
    void assertBystandersUntouched(TestProject project) {
        Map<String, String> others = resources(project);
        others.keySet().retainAll(bystanders.keySet());
        assertThat(others).as("bystanders").isEqualTo(bystanders);
    }

    /** No write went to a bystander. */
    void assertBystandersNotAddressed(TestProject project) {
        assertThat(project.writes())
                .noneMatch(line -> bystanders.containsKey(
                        line.substring(line.indexOf(' ') + 1).toLowerCase(Locale.ROOT)));
    }

    private static Map<String, JsonNode> lasting(Map<String, String> resources) {
        Map<String, JsonNode> lasting = new TreeMap<>();
        Map<String, String> endpoints = new TreeMap<>();
        resources.forEach((id, text) -> endpoints.put(
                id, LiveResources.json(text).at("/properties/accessEndpoint").asText("none")));
        resources.forEach((id, text) -> {
            JsonNode resource = withoutVolatile(LiveResources.json(text));
            if (id.contains("/microsoft.logic/workflows/")) {
                ((ObjectNode) resource.path("properties")).remove(OF_ONE_WORKFLOW);
            }
            resource.at("/properties/logicAppReceivers").forEach(one -> callbackUrl((ObjectNode) one, endpoints));
            lasting.put(id, resource);
        });
        return lasting;
    }

    /** Every workflow that is made has another address, so what counts is that it is the one of the workflow that is there. */
    private static void callbackUrl(ObjectNode receiver, Map<String, String> endpoints) {
        String workflow = receiver.path("resourceId").asText().toLowerCase(Locale.ROOT);
        String endpoint = endpoints.getOrDefault(workflow, "none");
        if (receiver.path("callbackUrl").asText().startsWith(endpoint + "/triggers/manual/paths/invoke?")) {
            receiver.put("callbackUrl", "that of the workflow");
        }
    }

    private static JsonNode withoutVolatile(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(VOLATILE);
        }
        node.forEach(World::withoutVolatile);
        return node;
    }

    /** Every resource of our kinds: its id in lower case, and what the emulator says of it. */
    static Map<String, String> resources(TestProject project) {
        Map<String, String> all = new TreeMap<>();
        Emulator emulator = emulator(project);
        for (Kind kind : KINDS) {
            String more = kind.listPerCategory() ? "&category=workbook&canFetchContent=true" : "";
            List<JsonNode> found = new ArrayList<>();
            String list = send(emulator, "GET", GROUP + "/providers/" + kind.type(), more);
            LiveResources.json(list).path("value").forEach(found::add);
            found.forEach(one -> all.put(one.path("id").asText().toLowerCase(Locale.ROOT), JsonWriter.compact(one)));
        }
        return all;
    }

    /** One request past the product; for a write, {@code text} is its body, for a read more of the query. */
    private static String send(TestProject project, String method, String path, String text) {
        return send(emulator(project), method, path, text);
    }

    private static Emulator emulator(TestProject project) {
        try {
            return Emulator.open(project.root().resolve(TestProject.STATE), CliRun.CLOCK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String send(Emulator emulator, String method, String path, String text) {
        boolean read = method.equals("GET");
        String lower = path.toLowerCase(Locale.ROOT);
        Kind kind = KINDS.stream()
                .filter(one -> lower.contains("/providers/" + one.type().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
        try {
            ArmResponse answer = emulator.handle(new ArmRequest(
                    method,
                    path,
                    "api-version=" + kind.apiVersion() + (read ? text : ""),
                    Map.of(),
                    (read ? "" : text).getBytes(StandardCharsets.UTF_8)));
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.status()).as(method + " " + path + " " + body).isLessThan(300);
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kind kind(String alias) {
        return Kinds.shipped().named(alias).orElseThrow();
    }
}
