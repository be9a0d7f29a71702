package dev.tocsin.resource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Stable UUIDs for resources whose ARM name must be one. */
public final class NameUuid {
    /** The namespace of all names that Tocsin derives. Never changes: it would rename every workbook. */
    public static final UUID NAMESPACE = UUID.fromString("5f0c3a9e-6d1b-5c47-9a2e-8b7d41f0c6e3");

    private NameUuid() {}

    /** UUID version 5 (RFC 9562 section 5.5) of {@code project/environment/name} in {@link #NAMESPACE}. */
    public static UUID of(String project, String environment, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .flip());
            sha1.update((project + "/" + environment + "/" + name).getBytes(StandardCharsets.UTF_8));
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
            long high = hash.getLong() & ~0xF000L | 0x5000L;
            long low = hash.getLong() & ~(3L << 62) | 1L << 63;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
