package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.load.Definition;
import freemarker.template.TemplateModel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A templated definition on its way: what its template sees, then its output, and what the template has to say. */
final class TemplateRun {
    private final Definition.Templated definition;
    private final String file;
    private final JsonNode given;
    private final Map<String, @Nullable TemplateModel> scope;
    /** Filled on the engine's thread. */
    private final List<Diagnostic> warnings = new CopyOnWriteArrayList<>();

    private @Nullable Future<String> output;

    /**
     * A run that has not begun.
     *
     * @param file of the template
     * @param given the definition's parameters, without defaults
     * @param scope what the template sees; the run's own from now on
     */
    TemplateRun(
            Definition.Templated definition, String file, JsonNode given, Map<String, @Nullable TemplateModel> scope) {
        this.definition = definition;
        this.file = file;
        this.given = given;
        this.scope = scope;
        scope.put("warn", new WarnDirective(definition.source(), warnings));
    }

    void begin(Engine engine) {
        output = engine.begin(file, scope);
    }

    /** The marked output, once it has begun. */
    Future<String> output() {
        return Objects.requireNonNull(output);
    }

    Definition.Templated definition() {
        return definition;
    }

    String file() {
        return file;
    }

    JsonNode given() {
        return given;
    }

    /** What the template said so far. */
    List<Diagnostic> warnings() {
        return warnings;
    }
}
