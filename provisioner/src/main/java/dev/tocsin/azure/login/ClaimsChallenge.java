package dev.tocsin.azure.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a service demands of the next token that ended one before its time: a right was lost, or a policy wants more (Microsoft
 * Learn, "Claims challenges, claims requests, and client capabilities").
 */
final class ClaimsChallenge {
    private static final Pattern CLAIMS = Pattern.compile("\\bclaims=\"([^\"]+)\"");

    private ClaimsChallenge() {}

    /**
     * The claims as JSON; empty when the service demands none.
     *
     * @param header {@code WWW-Authenticate} of a response with status 401
     */
    static Optional<String> in(@Nullable String header) {
        Matcher claims = CLAIMS.matcher(header == null ? "" : header);
        if (!claims.find()) {
            return Optional.empty();
        }
        try {
            byte[] json =
                    Base64.getDecoder().decode(claims.group(1).replace('-', '+').replace('_', '/'));
            return Optional.of(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
