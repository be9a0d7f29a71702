package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;

/** Reading what was sent, and ARM's refusals of it. */
final class Bodies {
    private static final JsonReader READER = new JsonReader(JsonLimits.RESPONSE);

    private Bodies() {}

    /** The body, which must be a JSON object. */
    static ObjectNode object(ArmRequest request) throws Refusal {
        try {
            JsonNode body = READER.read(new String(request.body(), StandardCharsets.UTF_8))
                    .root();
            if (body instanceof ObjectNode object) {
                return object;
            }
            throw invalid("an object was expected.");
        } catch (JsonSyntaxException e) {
            throw invalid(e.getMessage() + ", position " + e.position() + ".");
        }
    }

    static Refusal methodNotAllowed(String method) {
        return new Refusal(
                405, "MethodNotAllowed", "The http method '" + method + "' is not supported for this resource.");
    }

    private static Refusal invalid(String why) {
        return new Refusal(
                400,
                "InvalidRequestContent",
                "The request content was invalid and could not be deserialized: '" + why + "'.");
    }
}
