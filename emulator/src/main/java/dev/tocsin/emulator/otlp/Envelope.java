package dev.tocsin.emulator.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;

/**
 * An item of Application Insights that is being filled.
 *
 * @param tags for {@code ai.…}
 * @param data the {@code baseData}
 */
record Envelope(ObjectNode whole, ObjectNode tags, ObjectNode data) {
    private static final int NANOS_OF_MICRO = 1_000;
    private static final int NANOS_OF_MILLI = 1_000_000;

    /**
     * Begins one.
     *
     * @param type such as {@code MetricData}
     * @param nanos since 1970; the exporter writes microseconds
     */
    static Envelope of(String type, long nanos, Origin origin) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        long micros = Math.floorDiv(nanos + NANOS_OF_MICRO / 2, NANOS_OF_MICRO);
        whole.put("time", Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
        ObjectNode tags = whole.putObject("tags");
        origin.tag(tags);
        ObjectNode base = whole.putObject("data").put("baseType", type).putObject("baseData");
        return new Envelope(whole, tags, base.put("ver", 2));
    }

    /** Sets the custom dimensions. */
    Envelope with(ObjectNode properties) {
        data.set("properties", properties);
        return this;
    }

    /** An id as the exporter writes it: hexadecimal, zeros when there is none. */
    static String hex(ByteString id, int bytes) {
        return id.size() == bytes ? HexFormat.of().formatHex(id.toByteArray()) : "00".repeat(bytes);
    }

    /** {@code _utils.py}, {@code ns_to_duration}: {@code d.hh:mm:ss.fff}, whole milliseconds. */
    static String duration(long nanos) {
        long millis = Math.floorDiv(nanos + NANOS_OF_MILLI / 2, NANOS_OF_MILLI);
        long seconds = Math.floorDiv(millis, 1_000);
        return String.format(
                Locale.ROOT,
                "%d.%02d:%02d:%02d.%03d",
                Math.floorDiv(seconds, 86_400),
                Math.floorMod(seconds, 86_400) / 3_600,
                Math.floorMod(seconds, 3_600) / 60,
                Math.floorMod(seconds, 60),
                Math.floorMod(millis, 1_000));
    }
}
