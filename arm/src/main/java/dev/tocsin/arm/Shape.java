package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON value must look like: an immutable, possibly recursive description. Made by {@link ShapeReader}. A walk
 * over shapes that does not follow a document must guard against recursion itself.
 */
public final class Shape {
    /** Of facts that are not known from the beginning. */
    private final @Nullable Supplier<ShapeFacts> source;

    private volatile @Nullable ShapeFacts facts;

    /** A shape whose facts are computed when first asked for; computing them twice must be harmless. */
    Shape(Supplier<ShapeFacts> source) {
        this.source = source;
    }

    Shape(ShapeFacts facts) {
        this.source = null;
        this.facts = facts;
    }

    ShapeFacts facts() {
        ShapeFacts known = facts;
        if (known == null) {
            known = Objects.requireNonNull(source).get();
            facts = known;
        }
        return known;
    }

    /** The JSON type. */
    public ShapeType type() {
        return facts().type();
    }

    /** Known properties of an object, in the order of the schema; empty for other types. */
    public Map<String, Shape> properties() {
        return facts().members().properties();
    }

    /** The property of this name: spelled exactly so, else ignoring case, because ARM ignores the case of keys. */
    public Optional<Map.Entry<String, Shape>> property(String name) {
        Shape exact = properties().get(name);
        if (exact != null) {
            return Optional.of(Map.entry(name, exact));
        }
        for (Map.Entry<String, Shape> property : properties().entrySet()) {
            if (property.getKey().equalsIgnoreCase(name)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /** Names that an object must have; never one that is read-only. */
    public Set<String> required() {
        return facts().members().required();
    }

    /** What values under unlisted names must look like; empty when unlisted names are not allowed. */
    public Optional<Shape> additional() {
        return Optional.ofNullable(facts().members().additional());
    }

    /** How a property of the object chooses a more exact shape for the whole object. */
    public Optional<Discriminator> discriminator() {
        return Optional.ofNullable(facts().members().discriminator());
    }

    /** What the elements of an array must look like; empty when nothing is said about them. */
    public Optional<Shape> items() {
        return Optional.ofNullable(facts().items());
    }

    /** Whether only the service sets the value. */
    public boolean readOnly() {
        return facts().access().readOnly();
    }

    /** Whether the value is a secret ({@code x-ms-secret}) and must not be shown. */
    public boolean secret() {
        return facts().access().secret();
    }

    /** When the value may be set or seen ({@code x-ms-mutability}); empty when the specification says nothing. */
    public Set<Mutability> mutability() {
        return facts().access().mutability();
    }

    /** Whether the specification says when the value may be set, and an update is not among it. */
    public boolean immutable() {
        return !mutability().isEmpty() && !mutability().contains(Mutability.UPDATE);
    }

    /** The value that the service uses when none is given; treat it as immutable. */
    public Optional<JsonNode> defaultValue() {
        return Optional.ofNullable(facts().values().defaultValue());
    }

    /** The listed values; numbers as their JSON text; empty when there is no list. */
    public List<String> enumValues() {
        return facts().values().listed();
    }

    /** Whether the service may take values outside {@link #enumValues()} ({@code x-ms-enum.modelAsString}). */
    public boolean openEnum() {
        return facts().values().open();
    }

    /** A regular expression that a string must contain a match of. */
    public Optional<Pattern> pattern() {
        return Optional.ofNullable(facts().bounds().pattern());
    }

    /** Fewest characters (Unicode code points) of a string. */
    public Optional<Integer> minLength() {
        return Optional.ofNullable(facts().bounds().minLength());
    }

    /** Most characters (Unicode code points) of a string. */
    public Optional<Integer> maxLength() {
        return Optional.ofNullable(facts().bounds().maxLength());
    }

    /** Smallest number, inclusive. */
    public Optional<BigDecimal> minimum() {
        return Optional.ofNullable(facts().bounds().minimum());
    }

    /** Largest number, inclusive. */
    public Optional<BigDecimal> maximum() {
        return Optional.ofNullable(facts().bounds().maximum());
    }

    /** Fewest elements of an array. */
    public Optional<Integer> minItems() {
        return Optional.ofNullable(facts().bounds().minItems());
    }

    /** Most elements of an array. */
    public Optional<Integer> maxItems() {
        return Optional.ofNullable(facts().bounds().maxItems());
    }

    /** {@code duration}, {@code date-time}, {@code uuid}, {@code int32}, {@code int64}, {@code float} or {@code double}. */
    public Optional<String> format() {
        ShapeFormat format = facts().bounds().format();
        return format == null ? Optional.empty() : Optional.of(format.keyword());
    }

    /** What the author of a schema says about the value; shapes of ARM resources have none. */
    public Optional<String> description() {
        return Optional.ofNullable(facts().description());
    }

    @Override
    public String toString() {
        return "Shape[" + type() + " " + properties().keySet() + "]";
    }
}
