package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.ShapeChecker;
import dev.tocsin.arm.ShapeViolation;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.TextPosition;
import dev.tocsin.load.Definition;
import dev.tocsin.load.SourceFile;
import freemarker.template.TemplateModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Renders templated definitions: parameter check, then the template, then strict JSON. */
final class TemplateRenderer {
    private final TemplateLibrary library;
    private final Engine engine;
    private final Diagnostics diagnostics;

    TemplateRenderer(TemplateLibrary library, Engine engine, Diagnostics diagnostics) {
        this.library = library;
        this.engine = engine;
        this.diagnostics = diagnostics;
    }

    /**
     * What is to be processed, or nothing when something is wrong.
     *
     * @param name the definition's name, rendered
     * @param given its parameters, rendered
     * @param scope what definitions see
     */
    Optional<TemplateRun> prepare(
            Definition.Templated definition, String name, JsonNode given, Map<String, @Nullable TemplateModel> scope) {
        SourceFile source = definition.source();
        Optional<String> file = library.fileOf(definition.template());
        if (file.isEmpty()) {
            diagnostics.error("TOC0304", source.at("/template"), unknownTemplate(definition.template()));
            return Optional.empty();
        }
        try {
            Shape shape = library.parameters(definition.template());
            JsonNode parameters = Defaults.apply(shape, given);
            if (!accepts(shape, parameters, definition)) {
                return Optional.empty();
            }
            Map<String, @Nullable TemplateModel> all = new HashMap<>(scope);
            for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
                all.put(parameter.getKey(), JsonModels.wrap(parameter.getValue()));
            }
            all.put("parameters", JsonModels.wrap(parameters));
            all.put("name", JsonModels.wrap(TextNode.valueOf(name)));
            return Optional.of(new TemplateRun(definition, file.get(), given, all));
        } catch (RenderException e) {
            diagnostics.add(placed(e, file.get(), source, given));
            return Optional.empty();
        }
    }

    /** The raw form that a run gives, or nothing when something is wrong. */
    Optional<Rendered> render(TemplateRun run) {
        try {
            return parse(run.definition(), engine.result(run.output()));
        } catch (RenderException e) {
            diagnostics.add(placed(e, run.file(), run.definition().source(), run.given()));
            return Optional.empty();
        } finally {
            for (Diagnostic warning : run.warnings()) {
                diagnostics.add(warning);
            }
        }
    }

    private String unknownTemplate(String template) {
        return "there is no template \"" + template + "\""
                + Suggestion.nearest(template, library.names())
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse(
                                library.names().isEmpty()
                                        ? "; there is no templates/*.ftl in the project"
                                        : "; known are " + String.join(", ", library.names()));
    }

    private boolean accepts(Shape shape, JsonNode parameters, Definition.Templated definition) {
        List<ShapeViolation> violations = ShapeChecker.check(shape, parameters);
        for (ShapeViolation violation : violations) {
            boolean missing = violation.kind() == ShapeViolation.Kind.MISSING_PROPERTY;
            diagnostics.add(Diagnostic.error(
                    missing ? "TOC0306" : "TOC0305",
                    definition.source().at("/parameters" + violation.pointer()),
                    "template \"" + definition.template() + "\": " + named(violation)));
        }
        return violations.isEmpty();
    }

    /** Messages about a value do not name it. */
    private static String named(ShapeViolation violation) {
        return violation.message().contains("\"" + JsonPointers.last(violation.pointer()) + "\"")
                ? violation.message()
                : "\"" + JsonPointers.last(violation.pointer()) + "\" " + violation.message();
    }

    private Optional<Rendered> parse(Definition.Templated definition, String marked) {
        SourceFile source = definition.source();
        try {
            JsonAssembly assembly = JsonAssembly.of(marked, library.numberOf(definition.template()));
            try {
                JsonDocument document = new JsonReader(JsonLimits.DEFINITION).read(assembly.text());
                if (!document.root().isObject()) {
                    throw new JsonSyntaxException("it must be one object { … }", TextPosition.START);
                }
                return Optional.of(new Rendered(
                        definition, document.root(), Optional.of(new TemplatePlace(this, assembly, document))));
            } catch (JsonSyntaxException e) {
                Location at = place(assembly.originOf(e.position().offset()), "");
                diagnostics.add(Diagnostic.error(
                                "TOC0307", at, "the template's output is no ARM body in JSON: " + e.getMessage())
                        .alsoAt(source.at("/template")));
            }
        } catch (JsonAssembly.Refused e) {
            diagnostics.add(Diagnostic.error("TOC0308", place(e.origin(), ""), String.valueOf(e.getMessage()))
                    .alsoAt(source.at("/template")));
        }
        return Optional.empty();
    }

    /** A class of its own, because most runs need it, and a lambda starts more slowly. */
    private record TemplatePlace(TemplateRenderer renderer, JsonAssembly assembly, JsonDocument document)
            implements Function<String, Location> {
        @Override
        public Location apply(String pointer) {
            return renderer.place(assembly.originOf(document.positionOf(pointer).offset()), pointer);
        }
    }

    private Location place(JsonAssembly.Origin origin, String pointer) {
        return new Location(TemplateLibrary.display(library.loaded(origin.file())), origin.line(), 1, pointer);
    }

    private static Diagnostic placed(RenderException e, String file, SourceFile source, JsonNode parameters) {
        RenderException.Place place = e.place().orElse(new RenderException.Place(file, 1, 1));
        Location at =
                new Location(TemplateLibrary.display(place.template()), place.line(), Math.max(1, place.column()), "");
        if (e.given().isPresent()) {
            String text = e.given().get();
            Optional<String> pointer =
                    text.isEmpty() ? Optional.of("/parameters") : Rendered.holding(parameters, "/parameters", text);
            if (pointer.isPresent()) {
                return Diagnostic.error("TOC0309", source.at(pointer.get()), String.valueOf(e.getMessage()))
                        .alsoAt(at);
            }
        }
        return new Diagnostic(
                "TOC0309", Level.ERROR, String.valueOf(e.getMessage()), at, List.of(source.at("/template")));
    }
}
