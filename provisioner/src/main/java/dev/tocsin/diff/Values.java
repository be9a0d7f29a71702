package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.IsoDuration;
import dev.tocsin.resource.ResourceId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Equality of scalar values as the service sees it. */
final class Values {
    private Values() {}

    /** Null, or empty: what the service may leave out or fill in without meaning. */
    static boolean isEmpty(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || value.isMissingNode()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.textValue().isEmpty();
    }

    /** The same JSON value, numbers by value. */
    static boolean same(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) == 0 : a.equals(b);
    }

    /** The rule by which two scalars that are written differently are equal. */
    static Optional<Ignored.Rule> equalBy(Kind kind, @Nullable Shape shape, String pointer, JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return same(a, b) ? Optional.of(Ignored.Rule.NUMBER_VALUE) : Optional.empty();
        }
        if (!a.isTextual() || !b.isTextual()) {
            return Optional.empty();
        }
        String left = a.textValue();
        String right = b.textValue();
        if (ResourceId.isWhole(left) && left.equalsIgnoreCase(right)) {
            return Optional.of(Ignored.Rule.ARM_ID_CASE);
        }
        if (kind.isCaseless(pointer) && left.equalsIgnoreCase(right)) {
            return Optional.of(Ignored.Rule.VALUE_CASE);
        }
        if (kind.isLocation(pointer) && location(left).equals(location(right))) {
            return Optional.of(Ignored.Rule.LOCATION_FORM);
        }
        if (isDuration(shape)
                && IsoDuration.parse(left).isPresent()
                && IsoDuration.parse(left).equals(IsoDuration.parse(right))) {
            return Optional.of(Ignored.Rule.DURATION_VALUE);
        }
        return Optional.empty();
    }

    static boolean isDuration(@Nullable Shape shape) {
        return shape != null && shape.format().equals(Optional.of("duration"));
    }

    static String location(String name) {
        return name.toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
