package dev.tocsin.render;

import java.util.Optional;

/**
 * A template or an expression could not be rendered. The message is one line for the user; it may quote names from the
 * template, never values.
 */
final class RenderException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Place> place;

    /**
     * A place in a template.
     *
     * @param template file name below {@code templates/}
     * @param line 1-based
     * @param column 1-based, or 0
     */
    record Place(String template, int line, int column) {}

    RenderException(String message, Optional<Place> place) {
        super(message);
        this.place = place;
    }

    RenderException(String message) {
        this(message, Optional.empty());
    }

    Optional<Place> place() {
        return place;
    }
}
