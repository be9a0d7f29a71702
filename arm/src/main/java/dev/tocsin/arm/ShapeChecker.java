package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Compares JSON values with their shape. */
public final class ShapeChecker {
    private ShapeChecker() {}

    /**
     * Every way in which the value does not have the shape, in document order; a missing property stands where its
     * object starts. A string that holds a character from U+FDD0 to U+FDEF stands for a value that is only known at
     * apply: nothing but its type is checked. Null counts as absent.
     */
    public static List<ShapeViolation> check(Shape shape, JsonNode value) {
        ShapeWalk walk = new ShapeWalk();
        walk.value(shape, value, "", false);
        return walk.violations();
    }
}
