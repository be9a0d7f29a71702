package dev.tocsin.azure.login;

/** For tests of what happens when there is no token. */
public final class NoToken {
    private NoToken() {}

    /** What asking for a token throws then. */
    public static SignInException because(String message) {
        return new SignInException(message);
    }
}
