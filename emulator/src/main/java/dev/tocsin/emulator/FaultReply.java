package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonWriter;
import java.util.Locale;
import java.util.Map;

/** ARM's own errors, for faults that name only a status. */
final class FaultReply {
    private static final String DEFAULT_RETRY_SECONDS = "1";

    private FaultReply() {}

    /** A body that is a JSON string is sent as plain text: what a proxy answers need not be JSON. */
    static Reply of(Fault fault, ArmRequest request) {
        JsonNode body = fault.body();
        if (body == null) {
            body = ErrorShape.ENVELOPE.body(code(fault.status()), message(fault.status(), request));
        }
        boolean told = fault.status() != 429
                || fault.headers().keySet().stream().anyMatch(name -> name.equalsIgnoreCase("Retry-After"));
        String text = body.isTextual() ? body.textValue() : JsonWriter.compact(body);
        return Reply.of(fault.status(), text, told ? Map.of() : Map.of("Retry-After", DEFAULT_RETRY_SECONDS));
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "BadRequest";
            case 401 -> "ExpiredAuthenticationToken";
            case 403 -> "AuthorizationFailed";
            case 404 -> "ResourceNotFound";
            case 409 -> "Conflict";
            case 412 -> "PreconditionFailed";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalServerError";
            case 502 -> "BadGateway";
            case 503 -> "ServiceUnavailable";
            case 504 -> "GatewayTimeout";
            default -> "Status" + status;
        };
    }

    private static String message(int status, ArmRequest request) {
        return switch (status) {
            case 401 -> "The access token expiry UTC time has passed.";
            case 403 -> forbidden(request);
            case 404 -> "The resource '" + request.path() + "' was not found.";
            case 409 -> "Another operation is in progress on the resource '" + request.path() + "'.";
            case 429 ->
                "The request is being throttled as the limit has been reached for operation type - "
                        + (request.method().equals("GET") ? "Read" : "Write") + ".";
            case 500 -> "Encountered internal server error.";
            default -> "The server answered with status " + status + ".";
        };
    }

    private static String forbidden(ArmRequest request) {
        ArmPath path = ArmPath.parse(request.path());
        String type = path.type().isEmpty()
                ? "Microsoft.Resources/subscriptions" + (path.group().isEmpty() ? "" : "/resourceGroups")
                : path.namespace() + "/" + path.type();
        String verb = switch (request.method().toUpperCase(Locale.ROOT)) {
            case "GET" -> "read";
            case "DELETE" -> "delete";
            case "POST" -> "action";
            default -> "write";
        };
        return "The client 'user@emulator.invalid' with object id '" + Ids.of("user")
                + "' does not have authorization to perform action '" + type + "/" + verb + "' over scope '"
                + request.path() + "' or the scope is invalid. If access was recently granted, please refresh your "
                + "credentials.";
    }
}
