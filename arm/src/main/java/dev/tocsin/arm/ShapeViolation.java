package dev.tocsin.arm;

import java.util.Optional;

/**
 * One way in which a value does not have its shape.
 *
 * @param pointer JSON pointer of the offending value; of a missing property, where it would stand
 * @param kind what is wrong
 * @param message one plain line that says what is allowed, with the suggestion; never holds the value of a secret
 * @param suggestion the known name or value that was probably meant
 */
public record ShapeViolation(String pointer, Kind kind, String message, Optional<String> suggestion) {
    /** What can be wrong. */
    public enum Kind {
        UNKNOWN_PROPERTY(false),
        MISSING_PROPERTY(false),
        WRONG_TYPE(false),
        NOT_IN_ENUM(false),
        /** Not among the listed values of an open list: the service may know more values than the specification. */
        NOT_IN_OPEN_ENUM(true),
        OUT_OF_RANGE(false),
        BAD_PATTERN(false),
        BAD_FORMAT(false),
        /** Only the service sets this property; it ignores what a client sends. */
        READ_ONLY(true),
        /** The name differs from the known one only by case, which ARM ignores. */
        KEY_CASE(true);

        private final boolean advisory;

        Kind(boolean advisory) {
            this.advisory = advisory;
        }

        /** Whether the service takes, or may take, the value as it stands: fit for a warning, not for a refusal. */
        public boolean advisory() {
            return advisory;
        }
    }
}
