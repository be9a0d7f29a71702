package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code faults.json}.
 *
 * @param method the method it is for; null for every method
 * @param path what the path must contain a match of; null for every path
 * @param times how often it strikes; negative for ever
 * @param delayMillis how long the answer is held back
 * @param status the status to answer without doing the work; 0 when the work is done
 * @param headers headers added to the answer
 * @param body the body to answer with {@code status}; null for ARM's own error
 * @param action what happens to the connection
 * @param applied whether the work is done before the connection is reset
 */
record Fault(
        @Nullable String method,
        @Nullable Pattern path,
        int times,
        long delayMillis,
        int status,
        Map<String, String> headers,
        @Nullable JsonNode body,
        Action action,
        boolean applied) {
    /** What happens to the connection. */
    enum Action {
        NONE,
        /** It is reset instead of an answer. */
        RESET,
        /** The body is cut. */
        TRUNCATE,
        /** The body stops and the connection stays open. */
        STALL
    }

    /** Lets everything pass. */
    static final Fault NONE = new Fault(null, null, -1, 0, 0, Map.of(), null, Action.NONE, false);

    boolean matches(ArmRequest request) {
        return (method == null || method.equalsIgnoreCase(request.method()))
                && (path == null || path.matcher(request.path()).find());
    }
}
