package dev.tocsin.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Reads the three shapes in which ARM providers answer errors: {@code {"error":{"code","message"}}}, {@code {"code","message"}} and
 * {@code {"Code","Message"}} (recorded traffic); the innermost detail says most.
 */
final class ArmError {
    private ArmError() {}

    static ArmException of(String what, ArmAnswer answer) {
        JsonNode error = answer.body().has("error") ? answer.body().get("error") : answer.body();
        String code = text(error, "code", "Code").orElse("Http" + answer.status());
        String message = innermost(error).orElse("no reason given");
        return new ArmException(
                answer.status(),
                code,
                what + " answered " + answer.status() + " " + code + ": " + oneLine(message)
                        + remedy(answer.status(), code),
                answer.header().apply("x-ms-request-id"));
    }

    private static Optional<String> innermost(JsonNode error) {
        JsonNode details = error.path("details");
        if (details.isArray() && !details.isEmpty()) {
            Optional<String> inner = innermost(details.get(0));
            if (inner.isPresent()) {
                return inner;
            }
        }
        return text(error, "message", "Message");
    }

    private static Optional<String> text(JsonNode node, String name, String other) {
        return Optional.ofNullable(node.path(name).textValue())
                .or(() -> Optional.ofNullable(node.path(other).textValue()));
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }

    private static String remedy(int status, String code) {
        if (code.equals("ResourceGroupNotFound")) {
            return "";
        }
        return switch (status) {
            case 401 -> " (sign in again)";
            case 403 -> " (the identity that runs this lacks a role; ask for write access to the resource group)";
            case 429 -> " (the service limits how often it may be called; run again later)";
            default -> "";
        };
    }
}
