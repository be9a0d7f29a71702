package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Definition;
import dev.tocsin.load.Environment;
import dev.tocsin.load.Project;
import dev.tocsin.load.ProjectFiles;
import freemarker.cache.StringTemplateLoader;
import freemarker.template.TemplateModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders every definition of a project to the raw form. Same project, same result. Starts to parse the project's templates
 * as soon as it is made, on its own thread.
 */
public final class Renderer implements AutoCloseable {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** How many outputs may wait to be read: each may be as large as {@link Engine} lets it be. */
    private static final int AHEAD = 16;

    private final Diagnostics diagnostics;
    private final TemplateLibrary library;
    private final Engine engine;
    private final TemplateRenderer templates;

    /** A renderer of one project that reports what is wrong to these diagnostics. */
    public Renderer(ProjectFiles files, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.library = new TemplateLibrary(files);
        this.engine = new Engine(library);
        this.templates = new TemplateRenderer(library, engine, diagnostics);
        if (library.problem().isPresent()) {
            diagnostics.error(
                    "TOC0102",
                    Location.of(TemplateLibrary.FOLDER),
                    library.problem().get());
        }
        for (String name : library.names()) {
            engine.preload(name + TemplateLibrary.ENDING);
        }
    }

    /** Loads the template engine and forgets it: the first use in a JVM is slow, and can be had on another thread. */
    public static void warmUp() {
        Engine.lockedDown(new StringTemplateLoader());
    }

    /** All that could be rendered, in the order of the definitions, maintenance windows last. */
    public List<Rendered> render(Project project, Kinds kinds) {
        Map<String, @Nullable TemplateModel> scope = scope(project, kinds);
        FileReferences references = new FileReferences(project.files(), project.contents(), diagnostics);
        List<Step> steps = new ArrayList<>();
        List<Definition.Window> windows = new ArrayList<>();
        for (Definition definition : project.definitions()) {
            if (definition instanceof Definition.Window window) {
                windows.add(window);
                continue;
            }
            LeafRenderer leaves = new LeafRenderer(definition.source(), engine, scope, references, diagnostics);
            Optional<Step> step = prepare(definition, leaves, scope);
            if (step.isPresent()) {
                steps.add(step.get());
            }
            if (engine.isStopped()) {
                break;
            }
        }
        List<Rendered> all = results(steps);
        if (!windows.isEmpty()) {
            // They speak of rules by name, so these must be known.
            boolean complete =
                    all.size() + windows.size() == project.definitions().size();
            WindowRenderer renderer =
                    new WindowRenderer(project.environment(), kinds, List.copyOf(all), complete, diagnostics);
            for (Definition.Window window : windows) {
                LeafRenderer leaves = new LeafRenderer(window.source(), engine, scope, references, diagnostics);
                all.addAll(renderer.render(window, leaves.render(window.source().root(), "")));
            }
        }
        return all;
    }

    /** What is left to do for a definition whose own expressions have their values. */
    private sealed interface Step {
        /** Nothing. */
        record Done(Rendered rendered) implements Step {}

        /** Its template has to be processed. */
        record Templated(TemplateRun run) implements Step {}
    }

    /** Templates are processed on the engine's thread while the results of those before them are read here. */
    private List<Rendered> results(List<Step> steps) {
        List<Rendered> all = new ArrayList<>();
        int begun = 0;
        for (int i = 0; i < steps.size() && !engine.isStopped(); i++) {
            for (; begun < steps.size() && begun <= i + AHEAD; begun++) {
                if (steps.get(begun) instanceof Step.Templated templated) {
                    templated.run().begin(engine);
                }
            }
            Step step = steps.get(i);
            Optional<Rendered> rendered = step instanceof Step.Templated templated
                    ? templates.render(templated.run())
                    : Optional.of(((Step.Done) step).rendered());
            if (rendered.isPresent()) {
                all.add(rendered.get());
            }
        }
        return all;
    }

    @Override
    public void close() {
        engine.close();
    }

    private Optional<Step> prepare(
            Definition definition, LeafRenderer leaves, Map<String, @Nullable TemplateModel> scope) {
        JsonNode root = definition.source().root();
        if (definition instanceof Definition.Templated templated) {
            String name = leaves.text(templated.name(), "/name").asText();
            JsonNode parameters =
                    root.has("parameters") ? leaves.render(root.get("parameters"), "/parameters") : NODES.objectNode();
            if (diagnostics.hasErrorsIn(definition.source().name())) {
                return Optional.empty();
            }
            Optional<TemplateRun> run = templates.prepare(templated, name, parameters, scope);
            return run.isPresent() ? Optional.of(new Step.Templated(run.get())) : Optional.empty();
        }
        if (definition instanceof Definition.Content content) {
            return Optional.of(new Step.Done(new Rendered(definition, workbook(content), Optional.empty())));
        }
        JsonNode tree = leaves.render(root, "");
        return diagnostics.hasErrorsIn(definition.source().name())
                ? Optional.empty()
                : Optional.of(new Step.Done(new Rendered(definition, tree, Optional.empty())));
    }

    /** Content without a definition around it: the file's name is all that is said about it. */
    private static ObjectNode workbook(Definition.Content content) {
        ObjectNode properties = NODES.objectNode();
        properties.put("displayName", content.name());
        properties.put("category", "workbook");
        properties.set("serializedData", content.source().root());
        ObjectNode tree = NODES.objectNode();
        tree.put("type", "Microsoft.Insights/workbooks");
        tree.put("name", content.name());
        tree.put("kind", "shared");
        tree.set("properties", properties);
        return tree;
    }

    private Map<String, @Nullable TemplateModel> scope(Project project, Kinds kinds) {
        Environment environment = project.environment();
        Map<String, @Nullable TemplateModel> scope = new HashMap<>();
        for (Map.Entry<String, JsonNode> value : environment.values().properties()) {
            scope.put(value.getKey(), JsonModels.wrap(value.getValue()));
        }
        scope.put("project", text(project.name()));
        scope.put("environment", text(environment.name()));
        scope.put("subscription", text(environment.subscription()));
        scope.put("resourceGroup", text(environment.resourceGroup()));
        scope.put("location", text(environment.location()));
        scope.put("id", ScopeFunctions.id(kinds));
        scope.put("callbackUrl", ScopeFunctions.callbackUrl());
        scope.put("runbook", ScopeFunctions.runbook(project.runbooks()));
        scope.put("json", ScopeFunctions.json());
        return scope;
    }

    private static @Nullable TemplateModel text(String text) {
        return JsonModels.wrap(NODES.textNode(text));
    }
}
