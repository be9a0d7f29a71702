package dev.tocsin.kql.symbol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON, with what is known of it. */
public sealed interface Dynamic extends Type {
    /** JSON of which nothing is known. */
    record Any() implements Dynamic {}

    /** A value that is not an array or object. */
    record Of(Scalar value) implements Dynamic {}

    /**
     * An array.
     *
     * @param element the items' type, as it would be outside JSON
     */
    record ArrayOf(Type element) implements Dynamic {}

    /** An object, with the properties that are known; it may have others. */
    record Bag(List<Column> properties) implements Dynamic {
        public Bag {
            properties = List.copyOf(properties);
        }

        public @Nullable Column property(String name) {
            for (Column property : properties) {
                if (property.name().equals(name)) {
                    return property;
                }
            }
            return null;
        }
    }

    /** JSON of a value of that type. */
    static Type of(Type value) {
        if (value instanceof Dynamic) {
            return value;
        }
        return value instanceof Scalar scalar ? ofScalar(scalar) : DynamicTypes.ANY;
    }

    private static Type ofScalar(Scalar scalar) {
        return switch (scalar) {
            case NULL, UNKNOWN, TYPE, DECIMAL -> DynamicTypes.ANY;
            case INT -> new Of(Scalar.LONG);
            default -> new Of(scalar);
        };
    }

    /** An array of such items; of items that are not known, just an array. */
    static Dynamic arrayOf(@Nullable Type element) {
        Type item = element instanceof Of of ? of.value() : element;
        if (item == Scalar.INT) {
            item = Scalar.LONG;
        }
        if (item instanceof Scalar scalar) {
            return ofScalar(scalar).equals(DynamicTypes.ANY) ? DynamicTypes.ARRAY : new ArrayOf(scalar);
        }
        return item instanceof ArrayOf || item instanceof Bag ? new ArrayOf(item) : DynamicTypes.ARRAY;
    }

    @Override
    default String name() {
        return "dynamic";
    }

    @Override
    default boolean scalar() {
        return true;
    }

    @Override
    default boolean tabular() {
        return false;
    }
}
