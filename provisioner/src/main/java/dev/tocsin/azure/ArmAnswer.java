package dev.tocsin.azure;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A complete answer of ARM.
 *
 * @param status HTTP status
 * @param body parsed whole; missing when the answer had none
 */
public record ArmAnswer(int status, JsonNode body) {
    /** Whether ARM did what was asked. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
