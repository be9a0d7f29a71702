package dev.tocsin.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A complete response.
 *
 * @param status HTTP status
 * @param headers of the response
 * @param bytes the whole body
 * @param body the same, parsed; missing when there is none, or when an error came as something else than JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: bytes on their way through
record Received(int status, HttpHeaders headers, byte[] bytes, JsonNode body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getValue(HttpHeaderName.fromString(name)));
    }

    /** Whether this can be ARM's own word: a proxy's error page is not. */
    boolean isJsonOrEmpty() {
        return bytes.length == 0 || !body.isMissingNode();
    }

    ArmAnswer answer() {
        return new ArmAnswer(status, body, this::header);
    }
}
