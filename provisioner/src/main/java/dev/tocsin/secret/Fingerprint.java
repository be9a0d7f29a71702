package dev.tocsin.secret;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * PBKDF2 with HMAC-SHA-256 over the values, salted with the place where they are (RFC 8018): the first 128 bits. Whoever reads a tag
 * can try guesses at 1,000 rounds each, the least that the RFC recommends; the address of a webhook holds 128 random bits and more,
 * so that leads nowhere.
 *
 * <p>On the digest of {@code java.base}, because the JDK's own PBKDF2 starts the whole of its cryptography first, and every dry
 * run would wait for that: it took a fifth of one.
 */
final class Fingerprint {
    private static final int ROUNDS = 1_000;
    private static final int BLOCK = 64;
    private static final int DIGEST = 32;
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private final MessageDigest sha256;
    private final byte[] inner = new byte[BLOCK + DIGEST];
    private final byte[] outer = new byte[BLOCK + DIGEST];

    private Fingerprint(byte[] key) throws NoSuchAlgorithmException {
        sha256 = MessageDigest.getInstance("SHA-256");
        byte[] padded = Arrays.copyOf(key.length > BLOCK ? sha256.digest(key) : key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            inner[i] = (byte) (padded[i] ^ 0x36);
            outer[i] = (byte) (padded[i] ^ 0x5c);
        }
    }

    static String of(String place, String values) {
        try {
            byte[] key = new Fingerprint(values.getBytes(StandardCharsets.UTF_8))
                    .derive(place.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(key, 0, DIGEST / 2);
        } catch (NoSuchAlgorithmException | DigestException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private byte[] derive(byte[] salt) throws DigestException {
        sha256.update(inner, 0, BLOCK);
        sha256.update(salt);
        sha256.update(FIRST_BLOCK);
        sha256.digest(outer, BLOCK, DIGEST);
        byte[] derived = new byte[DIGEST];
        for (int round = 1; ; round++) {
            // The end of the one pad is the digest that goes into the other.
            sha256.update(outer);
            sha256.digest(inner, BLOCK, DIGEST);
            for (int i = 0; i < DIGEST; i++) {
                derived[i] ^= inner[BLOCK + i];
            }
            if (round == ROUNDS) {
                return derived;
            }
            sha256.update(inner);
            sha256.digest(outer, BLOCK, DIGEST);
        }
    }
}
