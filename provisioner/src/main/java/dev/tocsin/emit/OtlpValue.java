package dev.tocsin.emit;

import com.google.protobuf.ByteString;
import dev.tocsin.alerttest.ProfileRow;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values of rows as OTLP has them. */
final class OtlpValue {
    private static final int NANOS_OF_MILLI_DIGITS = 6;

    private OtlpValue() {}

    static KeyValue of(String name, Object value) {
        return KeyValue.newBuilder().setKey(name).setValue(any(value)).build();
    }

    /** Truth values and numbers as such; everything else as the text that it becomes anyway. */
    static AnyValue any(Object value) {
        AnyValue.Builder any = AnyValue.newBuilder();
        if (value instanceof Boolean flag) {
            any.setBoolValue(flag);
        } else if (value instanceof Long || value instanceof Integer) {
            any.setIntValue(((Number) value).longValue());
        } else if (value instanceof Double real) {
            any.setDoubleValue(real);
        } else {
            any.setStringValue(Envelopes.attribute(value));
        }
        return any.build();
    }

    /** The custom dimensions of a row. */
    static List<KeyValue> attributes(ProfileRow row) {
        List<KeyValue> attributes = new ArrayList<>();
        if (row.values().get("customDimensions") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value != null) {
                    attributes.add(of(String.valueOf(name), value));
                }
            });
        }
        return attributes;
    }

    static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000 + time.getNano();
    }

    /** Nanoseconds of the milliseconds in {@code duration}. */
    static long duration(ProfileRow row) {
        return Envelopes.duration(row, NANOS_OF_MILLI_DIGITS);
    }

    /** Sixteen bytes that are the same for the same row. */
    static ByteString traceId(ProfileRow row) {
        UUID id = UUID.nameUUIDFromBytes((row.stream() + row.time() + row.table()).getBytes(StandardCharsets.UTF_8));
        return ByteString.copyFrom(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
    }
}
