package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Small schemas and values for tests, with single quotes for double ones. */
final class Shapes {
    private Shapes() {}

    static JsonNode json(String text) {
        return SpecFolder.json(text.replace('\'', '"'), "test");
    }

    static Shape shape(String schema) throws UnsupportedSchemaException {
        return ShapeReader.read(json(schema));
    }

    static List<ShapeViolation> check(String schema, String value) throws UnsupportedSchemaException {
        return ShapeChecker.check(shape(schema), json(value));
    }

    /** The only violation, which there must be. */
    static ShapeViolation only(String schema, String value) throws UnsupportedSchemaException {
        List<ShapeViolation> found = check(schema, value);
        if (found.size() != 1) {
            throw new AssertionError("expected one violation: " + found);
        }
        return found.get(0);
    }
}
