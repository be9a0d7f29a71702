package dev.tocsin.notify;

/** A rule asks for a part of the alert that the payload does not have. */
public final class UnknownExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownExpressionException(String expression) {
        super("${data." + expression
                + "} is not in the payload of this rule's alerts; Azure would leave it as it stands");
    }
}
