package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.Admission;
import dev.tocsin.emulator.Admission.Answered;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.FrontDoor;
import dev.tocsin.emulator.Tenant;
import dev.tocsin.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The front door of the server: login for everybody, and the rest only with a token from here. */
final class Login implements FrontDoor {
    private final TokenEndpoint applications;
    private final ManagedIdentity identities;

    Login(Tokens tokens) {
        applications = new TokenEndpoint(tokens);
        identities = new ManagedIdentity(tokens);
    }

    @Override
    public Admission admit(ArmRequest request, Instant now) {
        String base = "https://" + request.headers().getOrDefault("Host", "");
        Optional<Answered> answered = login(request, base, now);
        return answered.isPresent() ? answered.get() : bearer(request, base, now);
    }

    /** What needs no token. */
    private Optional<Answered> login(ArmRequest request, String base, Instant now) {
        List<String> parts = new ArrayList<>(List.of(request.path().split("/+", -1)));
        parts.removeIf(String::isEmpty);
        String first = parts.isEmpty() ? "" : parts.get(0);
        String rest = parts.size() < 2
                ? ""
                : String.join("/", parts.subList(1, parts.size())).toLowerCase(Locale.ROOT);
        return switch (request.method() + " " + rest) {
            case "POST oauth2/token", "POST oauth2/v2.0/token" -> Optional.of(applications.answer(request, first, now));
            case "GET .well-known/openid-configuration" ->
                document(first.equalsIgnoreCase("adfs") ? Discovery.adfs(base) : Discovery.tenant(base, first));
            case "GET v2.0/.well-known/openid-configuration" -> document(Discovery.tenant(base, first));
            case "GET discovery/instance" -> document(Discovery.instances(base));
            case "GET keys", "GET discovery/keys", "GET discovery/v2.0/keys" -> document(Discovery.keys());
            case "GET endpoints" -> first.equalsIgnoreCase("metadata") ? metadata(request, base) : Optional.empty();
            case "GET token", "POST token" ->
                first.equalsIgnoreCase("msi") ? Optional.of(identities.answer(request, now)) : Optional.empty();
            case "GET identity/oauth2/token" ->
                first.equalsIgnoreCase("metadata") ? Optional.of(identities.answer(request, now)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Answered> document(ObjectNode document) {
        return Optional.of(new Answered(200, Map.of(), JsonWriter.compact(document)));
    }

    private static Optional<Answered> metadata(ArmRequest request, String base) {
        return switch (Form.of(request.query()).get("api-version").orElse("")) {
            case "2015-01-01" -> document(Discovery.cloudOf2015(base));
            case "2022-09-01" -> document(Discovery.cloudOf2022(base));
            default ->
                Optional.of(new Answered(
                        400,
                        Map.of(),
                        error(
                                "InvalidApiVersionParameter",
                                "The emulator has this document at api-version 2015-01-01 and 2022-09-01.")));
        };
    }

    private Admission bearer(ArmRequest request, String base, Instant now) {
        String header = request.headers().getOrDefault("Authorization", "");
        if (!header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length())) {
            return refused(
                    base,
                    "AuthenticationFailed",
                    header.isEmpty()
                            ? "Authentication failed. The 'Authorization' header is missing."
                            : "Authentication failed. The 'Authorization' header is provided in an invalid format.");
        }
        Tokens.Reading reading =
                Tokens.read(header.substring("Bearer ".length()).strip(), now);
        if (reading instanceof Tokens.Reading.Good good) {
            return new Admission.Admitted(good.caller(), base);
        }
        if (reading instanceof Tokens.Reading.Expired expired) {
            return refused(
                    base,
                    "ExpiredAuthenticationToken",
                    "The access token expiry UTC time '" + expired.at() + "' is earlier than current UTC time '" + now
                            + "'.");
        }
        return refused(
                base,
                "InvalidAuthenticationToken",
                reading instanceof Tokens.Reading.Foreign
                        ? "This is a local emulator, and the token looks like a real one of Microsoft Entra ID: never "
                                + "send real tokens here. It was not kept. Log in at the emulator itself: POST "
                                + base + "/{tenant}/oauth2/v2.0/token."
                        : "The access token is invalid. Only tokens of this emulator's own token endpoint are taken.");
    }

    private static Answered refused(String base, String code, String message) {
        String challenge = "Bearer authorization_uri=\"" + base + "/" + Tenant.ID
                + "\", error=\"invalid_token\", error_description=\"" + message.replace('"', '\'') + "\"";
        return new Answered(401, Map.of("WWW-Authenticate", challenge), error(code, message));
    }

    private static String error(String code, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error").put("code", code).put("message", message);
        return JsonWriter.compact(root);
    }
}
