package dev.tocsin.diff;

/**
 * A difference without meaning.
 *
 * @param path JSON pointer into the body
 * @param rule why it has none
 */
public record Ignored(String path, Rule rule) implements AtPath {
    /** The rules; each is in {@code docs/diff-rules.md} with its evidence. */
    public enum Rule {
        /** The OpenAPI says that only the service sets it. */
        READ_ONLY("read-only"),
        /** The service answers it and the OpenAPI does not know it, so no PUT can set it. */
        NOT_IN_OPENAPI("not-in-openapi"),
        /** Null, {@code []}, {@code {}} and {@code ""} on one side, nothing on the other. */
        EMPTY_IS_ABSENT("empty-is-absent"),
        /** The live value is the OpenAPI's default. */
        OPENAPI_DEFAULT("openapi-default"),
        /** The live value is a default that the OpenAPI does not state ({@code kinds.json}). */
        LEARNED_DEFAULT("learned-default"),
        /** The service puts values of its own there ({@code kinds.json}). */
        SERVICE_FILLED("service-filled"),
        /** The default is declared and the service does not repeat it. */
        DEFAULT_NOT_ECHOED("default-not-echoed"),
        /** Resource ids compare without case. */
        ARM_ID_CASE("arm-id-case"),
        /** Regions compare without case and spaces. */
        LOCATION_FORM("location-form"),
        /** Durations compare by length. */
        DURATION_VALUE("duration-value"),
        /** Numbers compare by value. */
        NUMBER_VALUE("number-value"),
        /** Keys compare without case. */
        KEY_CASE("key-case"),
        /** Text that compares without case here ({@code kinds.json}). */
        VALUE_CASE("value-case"),
        /** The document in this text is the same; only its layout and the order of its keys differ. */
        CONTENT_FORM("content-form"),
        /** The order of this list has no meaning. */
        SET_ORDER("set-order"),
        /** An element that is not enabled, where that says no more than no element. */
        OFF_IS_ABSENT("off-is-absent"),
        /** The service never shows it; a fingerprint on the resource says that it is the declared value. */
        WRITE_ONLY("write-only"),
        /** A secret that Azure makes and that we have no right to ask for; an apply asks again. */
        NOT_READABLE("not-readable"),
        /** Somebody else's tag; it is kept. */
        FOREIGN_TAG("foreign-tag"),
        /** A live value that no definition declares; a write would drop it, but it alone causes none. */
        NOT_DECLARED("not-declared");

        private final String word;

        Rule(String word) {
            this.word = word;
        }

        /** The name in plans and documentation. */
        public String word() {
            return word;
        }
    }
}
