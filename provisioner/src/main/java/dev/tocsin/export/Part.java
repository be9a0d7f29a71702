package dev.tocsin.export;

/** A piece of a text that the template puts together when it is deployed. */
sealed interface Part {
    /** Text as it is. */
    record Literal(String text) implements Part {}

    /** The value of a secure parameter. */
    record Secret(String parameter) implements Part {}

    /** The signed address that starts a workflow of the same template, by the key of the workflow. */
    record CallbackUrl(String key, String trigger) implements Part {}

    /** The value of a variable, which holds a literal too long for an expression. */
    record Stored(String variable) implements Part {}

    /** The id of another resource of the same template, by its key. */
    record IdOf(String key) implements Part {}
}
