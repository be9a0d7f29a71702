package dev.tocsin.azure;

import com.azure.core.http.HttpMethod;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the three shapes in which ARM providers answer errors: {@code {"error":{"code","message"}}}, {@code {"code","message"}} and
 * {@code {"Code","Message"}} (recorded traffic); the innermost detail says most.
 */
final class ArmError {
    /** ARM's own words, as in "does not have authorization to perform action 'A' over scope 'S'". */
    private static final Pattern DENIED =
            Pattern.compile("perform action '([^']+)'(?: or its dependents)? over scope '([^']+)'");

    private static final Pattern NAMESPACE = Pattern.compile("namespace '([A-Za-z.]+)'");

    private ArmError() {}

    static ArmException of(HttpMethod method, String path, Received received) {
        String code = received.body().isMissingNode() ? "" : code(received.body());
        String message = message(received.body()).orElseGet(() -> silence(received));
        return new ArmException(
                received.status(),
                code.isEmpty() ? "Http" + received.status() : code,
                method + " " + path + " answered " + received.status() + " "
                        + (code.isEmpty() ? "Http" + received.status() : code) + ": " + message
                        + remedy(method, path, received, code, message),
                received.header("x-ms-request-id"));
    }

    private static String silence(Received received) {
        return received.isJsonOrEmpty()
                ? "no reason given"
                : "the answer is no JSON; it seems to come from something between here and Azure";
    }

    /** The service's code for an error; empty when there is none. */
    static String code(JsonNode body) {
        return text(error(body), "code", "Code").orElse("");
    }

    /** The service's words for an error, on one line. */
    static Optional<String> message(JsonNode body) {
        return innermost(error(body)).map(text -> text.replaceAll("\\s+", " ").strip());
    }

    private static JsonNode error(JsonNode body) {
        return body.path("error").isObject() ? body.get("error") : body;
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
                .or(() -> Optional.ofNullable(node.path(other).textValue()))
                .filter(text -> !text.isBlank());
    }

    private static String remedy(HttpMethod method, String path, Received received, String code, String message) {
        if (code.equals("MissingSubscriptionRegistration")) {
            Matcher namespace = NAMESPACE.matcher(message);
            return namespace.find() ? " (az provider register --namespace " + namespace.group(1) + ")" : "";
        }
        return switch (received.status()) {
            case 401 -> " (sign in again, to the tenant of the subscription)";
            case 403 -> denied(method, path, code, message);
            case 429 -> throttled(received);
            default -> "";
        };
    }

    private static String throttled(Received received) {
        return RetryAfter.of(received::header, Instant.now())
                .map(wait -> " (the service limits how often it may be called; run again in " + inWords(wait) + ")")
                .orElse(" (the service limits how often it may be called; run again later)");
    }

    private static String inWords(Duration wait) {
        return wait.compareTo(Duration.ofMinutes(2)) < 0
                ? Math.max(1, wait.toSeconds()) + " s"
                : (wait.toSeconds() + 59) / 60 + " min";
    }

    /** Names the action, a role that has it, and where it is needed. A policy, a lock or a firewall is no matter of roles. */
    private static String denied(HttpMethod method, String path, String code, String message) {
        if (!code.isEmpty() && !code.equals("AuthorizationFailed") && !code.equals("LinkedAuthorizationFailed")) {
            return "";
        }
        Matcher said = DENIED.matcher(message);
        boolean known = said.find();
        String action = known ? said.group(1) : action(method, path);
        String scope = known ? said.group(2) : group(path);
        return " (the identity that runs this needs the action " + action + ": a role such as \"" + role(action)
                + "\" on " + scope + ")";
    }

    private static String action(HttpMethod method, String path) {
        Call call = Call.of(method, path);
        String verb = call.isRead() ? "read" : method == HttpMethod.DELETE ? "delete" : "write";
        return (call.type().isEmpty() ? "Microsoft.Resources/subscriptions/resourceGroups" : typeIn(path)) + "/" + verb;
    }

    private static String typeIn(String path) {
        String[] parts = path.substring(path.lastIndexOf("/providers/") + "/providers/".length())
                .split("/", -1);
        return parts.length < 2 ? parts[0] : parts[0] + "/" + parts[1];
    }

    private static String group(String path) {
        int at = path.indexOf("/providers/");
        return at > 0 ? path.substring(0, at) : path;
    }

    /** Built-in roles that have the action (Microsoft Learn, role-based-access-control/built-in-roles/monitor). */
    private static String role(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        if (lower.endsWith("/read")) {
            return "Monitoring Reader";
        }
        if (lower.contains("/userassignedidentities/")) {
            return "Managed Identity Operator";
        }
        boolean workspace = lower.startsWith("microsoft.operationalinsights/workspaces/delete");
        return workspace ? "Log Analytics Contributor" : "Monitoring Contributor";
    }
}
