package dev.tocsin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpPipelineBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.apply.Applier;
import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.CallbackUrls;
import dev.tocsin.apply.PutBody;
import dev.tocsin.apply.Stop;
import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.FakeWaiting;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.check.DesiredStateBuilder;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Environment;
import dev.tocsin.load.Project;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.ProjectLoader;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Plan;
import dev.tocsin.plan.Planner;
import dev.tocsin.render.Renderer;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.OwnTags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Definitions as a project, through the pipeline as every run goes: loaded, rendered, checked, applied to the emulator and
 * planned again.
 */
final class Trial implements AutoCloseable {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

    private final Kinds kinds = Kinds.shipped();
    private final ArmClient client;
    private final CallbackUrls callbackUrls;
    private final DesiredState state;
    private final Environment environment;
    private final Map<String, List<String>> refused = new TreeMap<>();

    private Trial(Path root) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        ProjectFiles files = new ProjectFiles(root);
        try (Renderer renderer = new Renderer(files, diagnostics)) {
            Project project = new ProjectLoader(files, diagnostics)
                    .load("local", Map.of(), Map.of(), secrets -> {})
                    .orElseThrow(
                            () -> new IllegalStateException(diagnostics.sorted().toString()));
            environment = project.environment();
            DesiredState whole = new DesiredStateBuilder(project, kinds, ArmSpecs.shipped(), diagnostics)
                    .build(renderer.render(project, kinds));
            for (Diagnostic one : diagnostics.sorted()) {
                if (one.level() == Level.ERROR) {
                    refused.computeIfAbsent(one.location().file(), file -> new ArrayList<>())
                            .add(one.message() + " [" + one.code() + "]");
                }
            }
            List<DesiredResource> good = whole.resources().stream()
                    .filter(one -> !refused.containsKey(
                            one.origin().definition().source().name()))
                    .toList();
            state = new DesiredState(whole.project(), whole.environment(), good);
        }
        client = new ArmClient(
                new HttpPipelineBuilder()
                        .httpClient(new InProcessHttpClient(Emulator.open(root.resolve("state"), CLOCK)))
                        .build(),
                "https://management.azure.com",
                new FakeWaiting());
        callbackUrls = new CallbackUrls(client, state, environment.secrets(), url -> {});
    }

    /** A project that is there. */
    static Trial of(Path root) throws IOException {
        return new Trial(root);
    }

    /** A project made of definitions, with a workspace for what goes into one. */
    static Trial of(Path root, Map<String, ObjectNode> definitions) throws IOException {
        Files.createDirectories(root.resolve("resources"));
        Files.writeString(root.resolve("tocsin.json"), """
            {"name": "proof", "environments": {"local": {"target": "emulator",
             "subscription": "00000000-0000-4000-8000-000000000001", "resourceGroup": "rg-proof",
             "location": "westeurope", "values": {}}}}\
            """);
        Files.writeString(root.resolve("resources/workspace.json"), """
            {"type": "Microsoft.OperationalInsights/workspaces", "name": "proof"}\
            """);
        for (Map.Entry<String, ObjectNode> one : definitions.entrySet()) {
            Files.writeString(
                    root.resolve("resources/" + one.getKey().replace('/', '_') + ".json"),
                    one.getValue().toString());
        }
        return new Trial(root);
    }

    /** What is declared. */
    DesiredState state() {
        return state;
    }

    /** Errors of the checks, by file. */
    Map<String, List<String>> refused() {
        return refused;
    }

    /** Applies, and gives what did not go well. */
    List<String> apply() {
        ApplyResult result = new Applier(
                        client, reader(), environment.secrets(), callbackUrls, new FakeWaiting(), new Stop(), one -> {})
                .apply(plan());
        return result.results().stream()
                .filter(one -> !one.outcome().isGood() || !one.notes().isEmpty())
                .map(one -> one.change().definition() + " " + one.message().orElse("") + one.notes())
                .toList();
    }

    /** What the plan would do, as far as it is not nothing. */
    List<String> changes() {
        return plan().changes().stream()
                .filter(change -> change.action() != Action.NO_OP)
                .map(change -> change.definition() + " " + change.action() + " " + change.differences())
                .toList();
    }

    /** Writes sent so far. */
    long writes() {
        return client.requests().write();
    }

    /**
     * Writes something else than we would, as somebody in Azure does.
     *
     * @return whether the service took it
     */
    boolean write(DesiredResource resource, JsonNode body) {
        try {
            client.put(resource.id().path(), ActualStateReader.query(resource.apiVersion(), ""), body);
            return true;
        } catch (ArmException e) {
            if (e.status() >= 500 || e.status() == 0) {
                throw e;
            }
            return false;
        }
    }

    /** What we would write, with the fingerprint that our last write left. */
    ObjectNode ours(DesiredResource resource) {
        String marked = JsonWriter.compact(PutBody.marked(state.project(), state.environment(), resource));
        ObjectNode body =
                (ObjectNode) Corpus.parsed(environment.secrets().reveal(marked)).orElseThrow();
        reader().reread(resource.kind(), resource.id().path(), resource.apiVersion())
                .flatMap(live -> live.tag(OwnTags.SECRETS))
                .ifPresent(fingerprint -> body.withObject("/tags").put(OwnTags.SECRETS, fingerprint));
        return body;
    }

    Plan plan() {
        Set<String> categories = new TreeSet<>();
        Set<String> collections = new TreeSet<>();
        Set<String> keys = new TreeSet<>();
        for (DesiredResource one : state.resources()) {
            categories.add(one.body().at("/properties/category").asText("workbook"));
            collections.add(one.id().collectionPath());
            keys.add(one.key());
        }
        List<Kind> used = kinds.all().stream()
                .filter(kind ->
                        state.resources().stream().anyMatch(one -> one.kind().equals(kind)))
                .toList();
        ActualState actual = reader().completed(
                        reader().read(used, categories, collections, live -> true), state.resources(), live -> true);
        assertThat(callbackUrls.compare(keys, actual)).isEmpty();
        return new Planner(kinds, environment.secrets(), false, false).plan(state, actual, keys, false);
    }

    private ActualStateReader reader() {
        return new ActualStateReader(client, environment);
    }

    @Override
    public void close() {
        client.close();
    }
}
