package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer; no body when it is null. A body is JSON in UTF-8 unless the headers say otherwise. */
@SuppressWarnings("ArrayRecordComponent") // never compared: bytes on their way through
record Reply(int status, byte @Nullable [] body, Map<String, String> headers) {
    static Reply of(int status, JsonNode body) {
        return of(status, JsonWriter.compact(body));
    }

    static Reply of(int status, String body) {
        return of(status, body, Map.of());
    }

    static Reply of(int status, @Nullable String body, Map<String, String> headers) {
        return new Reply(status, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Reply empty(int status) {
        return new Reply(status, null, Map.of());
    }
}
