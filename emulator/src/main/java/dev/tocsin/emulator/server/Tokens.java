package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Caller;
import dev.tocsin.emulator.Tenant;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The emulator's own access tokens: JSON web tokens in form, because clients look into them, but unsigned and marked as
 * fakes. They protect nothing; they only tell callers apart. Tokens of an earlier start stay good until they expire.
 */
final class Tokens {
    private static final String ISSUER = "https://tocsin-emulator.invalid/";
    private static final String MARK = "fake";
    private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"none\"}");
    private static final String NO_SIGNATURE = encoded("not-signed");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final long YEAR_9999 = 253_402_300_799L;

    private final Duration lifetime;

    Tokens(Duration lifetime) {
        this.lifetime = lifetime;
    }

    Duration lifetime() {
        return lifetime;
    }

    /** A token for an application. A tenant that is no GUID, such as a domain or {@code adfs}, stands for the one there is. */
    String issue(String clientId, String tenant, String audience, Instant now) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        String tid = GUID.matcher(tenant).matches() ? tenant : Tenant.ID;
        claims.put("aud", audience).put("iss", ISSUER + tid + "/");
        claims.put("iat", now.getEpochSecond()).put("nbf", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("appid", clientId).put("idtyp", "app").put("tid", tid).put("ver", "1.0");
        String objectId = Caller.application(clientId).objectId();
        claims.put("oid", objectId).put("sub", objectId);
        claims.put(MARK, "issued by the Tocsin emulator; good for nothing else");
        return HEADER + "." + encoded(JsonWriter.compact(claims)) + "." + NO_SIGNATURE;
    }

    /** What is known of a token that came with a request. */
    sealed interface Reading {
        /** One of ours, still good. */
        record Good(Caller caller) implements Reading {}

        /** One of ours, no longer good. */
        record Expired(Instant at) implements Reading {}

        /** A JSON web token of somebody else: likely a real one. */
        record Foreign() implements Reading {}

        /** No token at all. */
        record Nonsense() implements Reading {}
    }

    static Reading read(String token, Instant now) {
        Optional<JsonNode> claims = claims(token);
        if (claims.isEmpty()) {
            return new Reading.Nonsense();
        }
        JsonNode known = claims.get();
        if (!known.path("iss").asText().startsWith(ISSUER) || !known.path(MARK).isTextual()) {
            return new Reading.Foreign();
        }
        Instant expiry =
                Instant.ofEpochSecond(Math.min(Math.max(0, known.path("exp").asLong()), YEAR_9999));
        return expiry.isAfter(now)
                ? new Reading.Good(Caller.application(known.path("appid").asText()))
                : new Reading.Expired(expiry);
    }

    /** The claims of a text that has the form of a JSON web token. */
    static Optional<JsonNode> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            JsonNode claims = new JsonReader(JsonLimits.DEFINITION).readTree(text);
            return claims.isObject() ? Optional.of(claims) : Optional.empty();
        } catch (IllegalArgumentException | JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
