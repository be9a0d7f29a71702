package dev.tocsin.render;

import java.util.Optional;

/**
 * A template or an expression could not be rendered. The message is one line for the user; it may quote names from the
 * template, never values.
 */
final class RenderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Place> place;
    private final transient Optional<String> given;

    /**
     * A place in a template.
     *
     * @param template file name below {@code templates/}
     * @param line 1-based
     * @param column 1-based, or 0
     */
    record Place(String template, int line, int column) {}

    /** @param given the value of the definition's that is to blame; empty text for its parameters as a whole */
    RenderException(String message, Optional<Place> place, Optional<String> given) {
        super(message);
        this.place = place;
        this.given = given;
    }

    RenderException(String message, Optional<Place> place) {
        this(message, place, Optional.empty());
    }

    RenderException(String message) {
        this(message, Optional.empty());
    }

    Optional<Place> place() {
        return place;
    }

    /** What the user of a template gave that its author does not take. */
    Optional<String> given() {
        return given;
    }
}
