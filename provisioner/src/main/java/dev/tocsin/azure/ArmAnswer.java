package dev.tocsin.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * A complete answer of ARM.
 *
 * @param status HTTP status
 * @param body parsed whole; missing when the answer had none
 * @param header looks a header up, without regard to case
 */
public record ArmAnswer(int status, JsonNode body, Function<String, Optional<String>> header) {
    /** Whether ARM did what was asked. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
