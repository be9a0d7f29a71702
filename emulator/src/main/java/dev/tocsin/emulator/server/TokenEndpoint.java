package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Admission.Answered;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.json.JsonWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The token endpoint of an application that logs in with a secret or an assertion: any client id with any made-up
 * credential is taken, and each client id is somebody else. The replies are those that azure-cli 2.45 (MSAL 1.21) and
 * azure-identity (msal4j 1.26) were seen to take.
 */
final class TokenEndpoint {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String ANY_RESOURCE = "/.default";

    private final Tokens tokens;

    TokenEndpoint(Tokens tokens) {
        this.tokens = tokens;
    }

    Answered answer(ArmRequest request, String tenant, Instant now) {
        Form form = Form.of(request.body());
        String grant = form.get("grant_type").orElse("");
        Optional<String> clientId = form.get("client_id");
        Optional<String> audience = audience(form);
        if (grant.isEmpty()) {
            return OAuthError.missing("grant_type", now);
        }
        if (!grant.equals("client_credentials")) {
            return OAuthError.unsupportedGrant(grant, now);
        }
        if (clientId.isEmpty()) {
            return OAuthError.missing("client_id", now);
        }
        if (audience.isEmpty()) {
            return OAuthError.missing("scope", now);
        }
        Optional<Answered> refusal = refusal(form, now);
        return refusal.isPresent() ? refusal.get() : token(clientId.get(), tenant, audience.get(), now);
    }

    private static Optional<Answered> refusal(Form form, Instant now) {
        Optional<String> secret = form.get("client_secret");
        if (secret.isPresent()) {
            return RealCredentials.isClientSecret(secret.get())
                    ? Optional.of(OAuthError.realCredential("client secret", now))
                    : Optional.empty();
        }
        Optional<String> assertion = form.get("client_assertion");
        if (assertion.isEmpty()) {
            return Optional.of(OAuthError.noCredential(now));
        }
        if (!ASSERTION_TYPE.equals(form.get("client_assertion_type").orElse(""))) {
            return Optional.of(OAuthError.missing("client_assertion_type", now));
        }
        return RealCredentials.isAssertion(assertion.get())
                ? Optional.of(OAuthError.realCredential("client assertion", now))
                : Optional.empty();
    }

    /** Version 2 names a scope, among others such as {@code openid}; version 1 a resource. */
    private static Optional<String> audience(Form form) {
        for (String scope : form.get("scope").orElse("").split(" ", -1)) {
            if (scope.endsWith(ANY_RESOURCE)) {
                return Optional.of(scope.substring(0, scope.length() - ANY_RESOURCE.length()));
            }
        }
        return form.get("resource");
    }

    private Answered token(String clientId, String tenant, String audience, Instant now) {
        long seconds = tokens.lifetime().toSeconds();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("token_type", "Bearer").put("expires_in", seconds).put("ext_expires_in", seconds);
        body.put("access_token", tokens.issue(clientId, tenant, audience, now));
        return new Answered(200, Map.of("Cache-Control", "no-store"), JsonWriter.compact(body));
    }
}
