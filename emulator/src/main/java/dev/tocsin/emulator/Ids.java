package dev.tocsin.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Identifiers. None is a secret, so none needs a secure random source, which would cost start-up time; the same state
 * and clock give the same identifiers.
 */
final class Ids {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000000000000000L;

    private Ids() {}

    /** The identifier that belongs to this text for ever (UUID version 3). */
    static UUID of(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A fresh identifier for the n-th request. */
    static UUID fresh(long number, Instant now, int salt) {
        long seed = number * 31 + salt;
        long high = mixed(seed ^ now.getEpochSecond() << 20 ^ now.getNano());
        long low = mixed(high + seed);
        return new UUID(high & ~0xF000L | VERSION_4, low >>> 2 | VARIANT);
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
