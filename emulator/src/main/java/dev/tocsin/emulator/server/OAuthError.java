package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Admission.Answered;
import dev.tocsin.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Errors of a token endpoint, in the form of Microsoft Entra ID
 * (learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
final class OAuthError {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private OAuthError() {}

    static Answered missing(String parameter, Instant now) {
        return of(
                400,
                "invalid_request",
                900144,
                "The request body must contain the following parameter: '" + parameter + "'.",
                now);
    }

    static Answered unsupportedGrant(String grant, Instant now) {
        return of(
                400,
                "unsupported_grant_type",
                70003,
                "The app requested an unsupported grant type '" + grant
                        + "'. This emulator only knows client_credentials.",
                now);
    }

    static Answered noCredential(Instant now) {
        return of(
                401,
                "invalid_client",
                7000218,
                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
                now);
    }

    static Answered realCredential(String what, Instant now) {
        return of(
                401,
                "invalid_client",
                7000215,
                "This is a local emulator, and the " + what + " looks like a real one: never send it here. It was not "
                        + "kept. Any made-up value will do.",
                now);
    }

    private static Answered of(int status, String error, int code, String message, Instant now) {
        String id = UUID.nameUUIDFromBytes((code + " " + now).getBytes(StandardCharsets.UTF_8))
                .toString();
        String time = TIME.format(now);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error);
        body.put(
                "error_description",
                "AADSTS" + code + ": " + message + " Trace ID: " + id + " Correlation ID: " + id + " Timestamp: "
                        + time);
        body.putArray("error_codes").add(code);
        body.put("timestamp", time).put("trace_id", id).put("correlation_id", id);
        return new Answered(status, Map.of("Cache-Control", "no-store"), JsonWriter.compact(body));
    }
}
