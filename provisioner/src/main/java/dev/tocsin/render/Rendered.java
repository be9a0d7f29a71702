package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.load.Definition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A definition in raw form: every template and expression done, references between definitions still marks.
 *
 * @param definition where it comes from
 * @param tree the raw form
 * @param templatePlace for a templated definition: the template line behind a pointer of the tree
 */
public record Rendered(Definition definition, JsonNode tree, Optional<Function<String, Location>> templatePlace) {

    /** A diagnostic about the value at a pointer of the tree, in the user's file and, behind it, the template's. */
    public Diagnostic diagnose(Level level, String code, String pointer, String message) {
        if (templatePlace.isEmpty()) {
            Location at = definition.source().at(inFile(pointer));
            return new Diagnostic(code, level, message, at, List.of());
        }
        Location line = templatePlace.get().apply(pointer);
        return new Diagnostic(
                code, level, message, line, List.of(definition.source().at("/template")));
    }

    /** The same as an error. */
    public Diagnostic error(String code, String pointer, String message) {
        return diagnose(Level.ERROR, code, pointer, message);
    }

    /** Content given as a file of its own has no properties around it. */
    private String inFile(String pointer) {
        return definition instanceof Definition.Content ? "" : pointer;
    }
}
