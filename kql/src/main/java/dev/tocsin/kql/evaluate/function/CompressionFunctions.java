package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Base64 and what is compressed in it. To compress is not here: which of the many ways the service takes is not documented, so the
 * text could be another.
 */
final class CompressionFunctions implements FunctionFamily {
    private static final int MOST_BYTES = 1 << 24;

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        List.of("base64_encode_tostring", "base64_encodestring"),
                        site -> Kernels.text(text -> encoded(text.getBytes(StandardCharsets.UTF_8))))
                .add(
                        List.of("base64_decode_tostring", "base64_decodestring"),
                        site -> Kernels.text(text -> text(decoded(text))))
                .add(
                        "base64_decode_toarray",
                        site -> Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
                            byte[] bytes = decoded(Texts.text(values[0]));
                            return bytes == null ? null : numbers(bytes);
                        }))
                .add(
                        "base64_encode_fromarray",
                        site -> Kernels.eachWithNulls(ValueType.STRING, values -> {
                            byte[] bytes = bytes(values[0]);
                            return bytes == null ? "" : encoded(bytes);
                        }))
                .add(
                        "base64_encode_fromguid",
                        site -> Kernels.eachWithNulls(
                                ValueType.STRING, values -> values[0] instanceof UUID guid ? encoded(bytes(guid)) : ""))
                .add(
                        "base64_decode_toguid",
                        site -> Kernels.eachWithNulls(ValueType.GUID, values -> {
                            byte[] bytes = decoded(Texts.text(values[0]));
                            return bytes == null || bytes.length != 16 ? null : guid(bytes);
                        }))
                .add("zlib_decompress_from_base64_string", site -> inflated(site, InflaterInputStream::new))
                .add("gzip_decompress_from_base64_string", site -> inflated(site, GZIPInputStream::new));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Null for what is not Base64 with all of its padding. */
    private static byte @Nullable [] decoded(String text) {
        try {
            return text.length() % 4 == 0 ? Base64.getDecoder().decode(text) : null;
        } catch (IllegalArgumentException no) {
            return null;
        }
    }

    /** Empty for what is not UTF-8. */
    private static String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException no) {
            return "";
        }
    }

    private static List<@Nullable Object> numbers(byte[] bytes) {
        List<@Nullable Object> numbers = new ArrayList<>();
        for (byte one : bytes) {
            numbers.add((long) Byte.toUnsignedInt(one));
        }
        return numbers;
    }

    private static byte @Nullable [] bytes(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(list.get(i) instanceof Long number) || number < 0 || number > 255) {
                return null;
            }
            bytes[i] = number.byteValue();
        }
        return bytes;
    }

    /** The bytes of a GUID in the order that .NET gives them. */
    private static byte[] bytes(UUID guid) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        long high = guid.getMostSignificantBits();
        bytes.putInt(Integer.reverseBytes((int) (high >>> 32)));
        bytes.putShort(Short.reverseBytes((short) (high >>> 16)));
        bytes.putShort(Short.reverseBytes((short) high));
        bytes.putLong(guid.getLeastSignificantBits());
        return bytes.array();
    }

    private static UUID guid(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long high = Integer.toUnsignedLong(Integer.reverseBytes(in.getInt())) << 32;
        high |= Short.toUnsignedLong(Short.reverseBytes(in.getShort())) << 16;
        high |= Short.toUnsignedLong(Short.reverseBytes(in.getShort()));
        return new UUID(high, in.getLong());
    }

    @FunctionalInterface
    private interface Opening {
        InputStream open(InputStream compressed) throws IOException;
    }

    /** Empty where anything is wrong. */
    private static Kernel inflated(CallSite site, Opening opening) {
        return Kernels.text(text -> {
            byte[] bytes = decoded(text);
            if (bytes == null) {
                return "";
            }
            try (InputStream in = opening.open(new ByteArrayInputStream(bytes))) {
                byte[] plain = in.readNBytes(MOST_BYTES + 1);
                if (plain.length > MOST_BYTES) {
                    throw site.notImplemented("of more than " + (MOST_BYTES >> 20) + " MiB");
                }
                return text(plain);
            } catch (IOException no) {
                return "";
            }
        });
    }
}
