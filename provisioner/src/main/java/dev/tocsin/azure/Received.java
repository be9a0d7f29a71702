package dev.tocsin.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A complete response.
 *
 * @param reply as it came
 * @param body its body, parsed; missing when there is none, or when an error came as something else than JSON
 */
record Received(Reply reply, JsonNode body) {
    /** HTTP status. */
    int status() {
        return reply.status();
    }

    /** The whole body. */
    byte[] bytes() {
        return reply.bytes();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(reply.headers().get(name));
    }

    /** Whether this can be ARM's own word: a proxy's error page is not. */
    boolean isJsonOrEmpty() {
        return bytes().length == 0 || !body.isMissingNode();
    }

    ArmAnswer answer() {
        return new ArmAnswer(status(), body);
    }
}
