package dev.tocsin.arm;

/** A schema uses something that {@link ShapeReader} does not support. The message is one line and names it. */
public final class UnsupportedSchemaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    UnsupportedSchemaException(String pointer, String message) {
        super(message);
        this.pointer = pointer;
    }

    /** JSON pointer of the offending keyword within the schema. */
    public String pointer() {
        return pointer;
    }
}
