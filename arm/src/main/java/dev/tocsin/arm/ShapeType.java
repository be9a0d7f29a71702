package dev.tocsin.arm;

import java.util.Optional;

/** The JSON types a {@link Shape} can ask for. */
public enum ShapeType {
    OBJECT("object", "an object"),
    ARRAY("array", "an array"),
    STRING("string", "a string"),
    INTEGER("integer", "an integer"),
    NUMBER("number", "a number"),
    BOOLEAN("boolean", "true or false"),
    /** Every JSON value is accepted. */
    ANY("any", "any value");

    private final String keyword;
    private final String phrase;

    ShapeType(String keyword, String phrase) {
        this.keyword = keyword;
        this.phrase = phrase;
    }

    /** For messages: "a string", "true or false". */
    public String phrase() {
        return phrase;
    }

    /** The type of a JSON Schema {@code type} keyword; {@link #ANY} has none. */
    static Optional<ShapeType> ofKeyword(String keyword) {
        for (ShapeType type : values()) {
            if (type != ANY && type.keyword.equals(keyword)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
