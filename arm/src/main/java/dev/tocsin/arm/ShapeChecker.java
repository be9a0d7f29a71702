package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        return withoutEchoes(walk.violations());
    }

    /** A mistyped name is one mistake: that the right one is missing need not be said too. */
    private static List<ShapeViolation> withoutEchoes(List<ShapeViolation> violations) {
        Set<String> meant = new HashSet<>();
        for (ShapeViolation violation : violations) {
            if (violation.kind() == ShapeViolation.Kind.UNKNOWN_PROPERTY) {
                String parent =
                        violation.pointer().substring(0, violation.pointer().lastIndexOf('/'));
                violation.suggestion().ifPresent(name -> meant.add(JsonPointers.child(parent, name)));
            }
        }
        List<ShapeViolation> kept = new ArrayList<>();
        for (ShapeViolation violation : violations) {
            if (violation.kind() != ShapeViolation.Kind.MISSING_PROPERTY || !meant.contains(violation.pointer())) {
                kept.add(violation);
            }
        }
        return List.copyOf(kept);
    }
}
