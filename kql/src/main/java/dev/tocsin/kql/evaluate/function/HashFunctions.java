package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Hashes of texts and datetimes: what bytes the service takes of other values is not documented, nor how it combines hashes.
 * <a href="https://learn.microsoft.com/kusto/query/hash-function">hash()</a> is xxhash64 of the text, or of the ticks.
 */
final class HashFunctions implements FunctionFamily {
    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(List.of("hash", "hash_xxhash64"), HashFunctions::hash)
                .add("hash_md5", site -> digest(site, "MD5"))
                .add("hash_sha1", site -> digest(site, "SHA-1"))
                .add("hash_sha256", site -> digest(site, "SHA-256"));
    }

    private static void check(CallSite site) {
        if (site.type(0) != ValueType.STRING && site.type(0) != ValueType.DATETIME) {
            throw site.undocumented(
                    "what is hashed of a " + site.type(0).word() + " is not documented; convert it to string");
        }
    }

    private static Kernel hash(CallSite site) {
        check(site);
        boolean text = site.type(0) == ValueType.STRING;
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(ValueType.LONG, rows);
            for (int row = 0; row < rows; row++) {
                Vector values = arguments[0];
                if (values.isNull(row)) {
                    throw site.undocumented("the hash of null is not documented");
                }
                byte[] bytes = text
                        ? values.textAt(row).getBytes(StandardCharsets.UTF_8)
                        : ByteBuffer.allocate(Long.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(values.longAt(row))
                                .array();
                long hash = XxHash64.of(bytes);
                out.addLong(arguments.length < 2 ? hash : modulo(hash, arguments[1], row, site));
            }
            return out.build();
        };
    }

    private static long modulo(long hash, Vector by, int row, CallSite site) {
        if (by.isNull(row) || by.longAt(row) <= 0) {
            throw site.undocumented("a modulus that is not positive has no documented result");
        }
        if (hash < 0) {
            throw site.undocumented("the remainder of a negative hash is not documented");
        }
        return hash % by.longAt(row);
    }

    /** Of a datetime what tostring() gives is taken, as the page shows. */
    private static Kernel digest(CallSite site, String algorithm) {
        check(site);
        return (arguments, rows, run) -> {
            VectorBuilder out = new VectorBuilder(ValueType.STRING, rows);
            for (int row = 0; row < rows; row++) {
                if (arguments[0].isNull(row)) {
                    throw site.undocumented("the digest of null is not documented");
                }
                try {
                    byte[] bytes = arguments[0].textAt(row).getBytes(StandardCharsets.UTF_8);
                    out.add(HexFormat.of()
                            .formatHex(MessageDigest.getInstance(algorithm).digest(bytes)));
                } catch (NoSuchAlgorithmException e) {
                    throw site.notImplemented("without " + algorithm + " in this Java");
                }
            }
            return out.build();
        };
    }
}
