package dev.tocsin.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that nobody may see. It has neither {@code equals} nor a telling {@code toString}, and only this package can open
 * it: to put it into a body that is sent ({@link Secrets#reveal}), and to keep it out of what is shown.
 */
public final class Secret {
    /** Shorter values cannot be masked: they would blank out ordinary words. */
    public static final int SHORTEST = 6;

    private final String value;

    /** Takes the value as it is, line ends included. */
    public Secret(String value) {
        this.value = value;
    }

    /** Whether masking it would blank out ordinary words. */
    public boolean isTooShort() {
        return value.strip().length() < SHORTEST;
    }

    String open() {
        return value;
    }

    /** Whether this is the text; takes as long wherever they differ. */
    static boolean same(String text, String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
