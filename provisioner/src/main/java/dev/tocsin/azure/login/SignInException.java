package dev.tocsin.azure.login;

/** There is no token. The message names what was tried and why it failed, a line each. */
public final class SignInException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignInException(String message) {
        super(message);
    }
}
