package dev.tocsin.secret;

import java.nio.charset.StandardCharsets;
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

    /** Digests that have taken in the padded key, which every round begins with: RFC 2104 section 4 advises to keep them. */
    private final MessageDigest inner;

    private final MessageDigest outer;

    private Fingerprint(byte[] key) throws NoSuchAlgorithmException {
        inner = MessageDigest.getInstance("SHA-256");
        outer = MessageDigest.getInstance("SHA-256");
        byte[] padded = Arrays.copyOf(key.length > BLOCK ? inner.digest(key) : key, BLOCK);
        byte[] pad = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            pad[i] = (byte) (padded[i] ^ 0x36);
        }
        inner.update(pad);
        for (int i = 0; i < BLOCK; i++) {
            pad[i] = (byte) (padded[i] ^ 0x5c);
        }
        outer.update(pad);
    }

    static String of(String place, String values) {
        try {
            byte[] key = new Fingerprint(values.getBytes(StandardCharsets.UTF_8))
                    .derive(place.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(key, 0, DIGEST / 2);
        } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
            throw new IllegalStateException("every Java has a SHA-256 that can be copied", e);
        }
    }

    private byte[] derive(byte[] salt) throws CloneNotSupportedException {
        byte[] block = hmac(salt, FIRST_BLOCK);
        byte[] derived = block.clone();
        for (int round = 1; round < ROUNDS; round++) {
            block = hmac(block);
            for (int i = 0; i < DIGEST; i++) {
                derived[i] ^= block[i];
            }
        }
        return derived;
    }

    private byte[] hmac(byte[]... parts) throws CloneNotSupportedException {
        MessageDigest within = (MessageDigest) inner.clone();
        for (byte[] part : parts) {
            within.update(part);
        }
        MessageDigest around = (MessageDigest) outer.clone();
        return around.digest(within.digest());
    }
}
