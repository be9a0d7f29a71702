package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells credentials that look real, so that they are refused before anybody gets used to sending them here. */
final class RealCredentials {
    /** The form that secret scanners know: gitleaks' rule {@code azure-ad-client-secret}. */
    private static final Pattern CLIENT_SECRET = Pattern.compile("[a-zA-Z0-9_~.]{3}\\dQ~[a-zA-Z0-9_~.-]{31,34}");

    /** RFC 2606 and RFC 6761: names that can belong to nobody. */
    private static final List<String> RESERVED =
            List.of("invalid", "test", "example", "localhost", "example.com", "example.net", "example.org");

    private RealCredentials() {}

    static boolean isClientSecret(String secret) {
        return CLIENT_SECRET.matcher(secret).matches();
    }

    /** Whether a client assertion comes from a public identity provider, such as GitHub's or Entra's own. */
    static boolean isAssertion(String assertion) {
        Optional<JsonNode> claims = Tokens.claims(assertion);
        return claims.isPresent() && isPublic(claims.get().path("iss").asText());
    }

    /** An application that signs its own assertion names itself, not an address. */
    private static boolean isPublic(String issuer) {
        if (!issuer.startsWith("https://")) {
            return false;
        }
        try {
            String host = String.valueOf(URI.create(issuer).getHost()).toLowerCase(Locale.ROOT);
            boolean loopback = host.startsWith("127.") || host.equals("[::1]");
            return !loopback && RESERVED.stream().noneMatch(name -> host.equals(name) || host.endsWith("." + name));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }
}
