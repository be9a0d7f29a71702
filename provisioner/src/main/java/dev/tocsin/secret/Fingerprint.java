package dev.tocsin.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 with HMAC-SHA-256 over the values, salted with the place where they are (RFC 8018). Whoever reads a tag can try guesses
 * at 10,000 rounds each; the address of a webhook holds 128 random bits and more, so that leads nowhere.
 */
final class Fingerprint {
    private static final int ROUNDS = 10_000;
    private static final int BITS = 128;

    private Fingerprint() {}

    static String of(String place, String values) {
        PBEKeySpec spec = new PBEKeySpec(values.toCharArray(), place.getBytes(StandardCharsets.UTF_8), ROUNDS, BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return HexFormat.of().formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
