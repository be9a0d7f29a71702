package dev.tocsin.emulator;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What ARM answers.
 *
 * @param status the HTTP status
 * @param headers one value per name; names ignore case
 * @param body the bytes that arrive; owned by the response: do not change them
 * @param ending what happens after the last byte of {@code body}
 */
public record ArmResponse(int status, Map<String, String> headers, byte[] body, Ending ending) {
    /** How a body ends. */
    public enum Ending {
        /** The body is whole. */
        COMPLETE,
        /** The connection was closed before the body was whole. */
        TRUNCATED,
        /** The connection stays open and the rest of the body never comes: a reader must run into its own deadline. */
        STALLED
    }

    /** Copies the headers. */
    public ArmResponse {
        Map<String, String> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(headers);
        headers = Collections.unmodifiableMap(ignoringCase);
    }
}
