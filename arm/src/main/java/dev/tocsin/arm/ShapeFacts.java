package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@link Shape} knows, once its references are resolved. */
record ShapeFacts(
        ShapeType type,
        Members members,
        @Nullable Shape items,
        Bounds bounds,
        Access access,
        Values values,
        @Nullable String description) {

    /** The object part. */
    record Members(
            Map<String, Shape> properties,
            Set<String> required,
            @Nullable Shape additional,
            @Nullable Discriminator discriminator) {
        static final Members NONE = of(Map.of(), Set.of(), null, null);

        /** Takes ownership of the given collections. */
        static Members of(
                Map<String, Shape> properties,
                Set<String> required,
                @Nullable Shape additional,
                @Nullable Discriminator discriminator) {
            return new Members(
                    Collections.unmodifiableMap(properties),
                    Collections.unmodifiableSet(required),
                    additional,
                    discriminator);
        }
    }

    /** Limits on a single value. */
    record Bounds(
            @Nullable Pattern pattern,
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable Integer minItems,
            @Nullable Integer maxItems,
            @Nullable ShapeFormat format) {
        static final Bounds NONE = new Bounds(null, null, null, null, null, null, null, null);
    }

    /** Who may set or see the value. */
    record Access(boolean readOnly, boolean secret, Set<Mutability> mutability) {
        static final Access EVERYONE = new Access(false, false, Set.of());
    }

    /** Which values there are. */
    record Values(@Nullable JsonNode defaultValue, List<String> listed, boolean open) {}
}
