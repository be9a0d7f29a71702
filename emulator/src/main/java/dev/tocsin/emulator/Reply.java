package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer before it becomes bytes; no body when the text is null. */
record Reply(int status, @Nullable String body, Map<String, String> headers) {
    static Reply of(int status, JsonNode body) {
        return of(status, JsonWriter.compact(body));
    }

    static Reply of(int status, String body) {
        return new Reply(status, body, Map.of());
    }

    static Reply empty(int status) {
        return new Reply(status, null, Map.of());
    }
}
