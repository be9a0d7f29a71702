package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Admission.Answered;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.Tenant;
import dev.tocsin.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * The token endpoint of a managed identity, in its three forms: {@code POST} of a form with {@code Metadata: true} (what
 * azure-cli sends to {@code MSI_ENDPOINT}), the {@code GET} of App Service with a secret header, and the {@code GET} of the
 * instance metadata service.
 */
final class ManagedIdentity {
    private static final String SYSTEM_ASSIGNED = UUID.nameUUIDFromBytes(
                    "managed identity".getBytes(StandardCharsets.UTF_8))
            .toString();

    private final Tokens tokens;

    ManagedIdentity(Tokens tokens) {
        this.tokens = tokens;
    }

    Answered answer(ArmRequest request, Instant now) {
        boolean allowed = "true".equalsIgnoreCase(request.headers().get("Metadata"))
                || request.headers().containsKey("secret")
                || request.headers().containsKey("X-IDENTITY-HEADER");
        if (!allowed) {
            return error("Required metadata header not specified");
        }
        Form form = request.method().equals("POST") ? Form.of(request.body()) : Form.of(request.query());
        return form.get("resource")
                .map(resource -> token(form.get("client_id").orElse(SYSTEM_ASSIGNED), resource, now))
                .orElseGet(() -> error("Required query variable 'resource' is missing"));
    }

    private Answered token(String clientId, String resource, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", tokens.issue(clientId, Tenant.ID, resource, now));
        body.put("client_id", clientId).put("resource", resource).put("token_type", "Bearer");
        body.put("expires_in", String.valueOf(tokens.lifetime().toSeconds()));
        body.put("expires_on", String.valueOf(now.plus(tokens.lifetime()).getEpochSecond()));
        body.put("not_before", String.valueOf(now.getEpochSecond()));
        return new Answered(200, Map.of("Cache-Control", "no-store"), JsonWriter.compact(body));
    }

    private static Answered error(String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", "invalid_request").put("error_description", description);
        return new Answered(400, Map.of(), JsonWriter.compact(body));
    }
}
