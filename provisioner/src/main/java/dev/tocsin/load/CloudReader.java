package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonPointers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code cloud} of an environment: a name, or the addresses of a cloud of one's own. */
final class CloudReader {
    private static final List<String> NAMES = List.of("public", "usgov", "china");
    private static final String CA_FILE = "caFile";
    private static final String NO_DISCOVERY = "disableInstanceDiscovery";
    private static final String LOGS = "logAnalytics";
    private static final List<String> KNOWN = List.of("resourceManager", "authority", CA_FILE, NO_DISCOVERY, LOGS);

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final Keys keys;

    CloudReader(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.keys = new Keys(source, diagnostics);
    }

    /**
     * Reads it.
     *
     * @param pointer of the environment
     */
    Optional<Cloud> read(JsonNode environment, String pointer) {
        JsonNode cloud = environment.get("cloud");
        String at = pointer + "/cloud";
        if (cloud == null) {
            return Optional.of(Cloud.publicCloud());
        }
        if (cloud.isObject()) {
            return custom(cloud, at);
        }
        Optional<Cloud> named = Optional.ofNullable(cloud.textValue())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .map(Cloud.NAMED::get);
        if (named.isEmpty()) {
            wrong(
                    at,
                    "\"cloud\" is one of " + String.join(", ", NAMES)
                            + ", or {\"resourceManager\", \"authority\", \"caFile\"?, \"disableInstanceDiscovery\"?, \"logAnalytics\"?}");
        }
        return named;
    }

    private Optional<Cloud> custom(JsonNode cloud, String at) {
        keys.onlyKnown(cloud, at, KNOWN);
        Optional<String> resourceManager = address(cloud, at, "resourceManager");
        Optional<String> authority = address(cloud, at, "authority");
        Optional<String> caFile = keys.optionalText(cloud, at, CA_FILE);
        JsonNode discovery = cloud.get(NO_DISCOVERY);
        if (discovery != null && !discovery.isBoolean()) {
            wrong(JsonPointers.child(at, NO_DISCOVERY), "\"disableInstanceDiscovery\" is true or false");
        }
        if (resourceManager.isEmpty() || authority.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> logs = cloud.has(LOGS) ? address(cloud, at, LOGS) : Optional.empty();
        boolean off = discovery != null && discovery.booleanValue();
        return Optional.of(new Cloud("custom", resourceManager.get(), authority.get(), caFile, off, logs));
    }

    private Optional<String> address(JsonNode cloud, String pointer, String key) {
        Optional<String> text = keys.requiredText(cloud, pointer, key);
        if (text.isEmpty()) {
            return text;
        }
        String base =
                text.get().endsWith("/") ? text.get().substring(0, text.get().length() - 1) : text.get();
        String at = JsonPointers.child(pointer, key);
        try {
            URI uri = new URI(base);
            boolean bare = uri.getRawPath() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
                wrong(at, "\"" + key + "\" must be an https address, such as https://management.example.com");
            } else if (!bare) {
                wrong(
                        at,
                        "\"" + key + "\" must be a host and perhaps a port, without path, query or user"
                                + (key.equals("authority")
                                        ? "; the token service would drop a path silently (for AD FS, sign in with the tenant \"adfs\")"
                                        : ""));
            } else {
                return Optional.of(base);
            }
        } catch (URISyntaxException e) {
            wrong(at, "\"" + key + "\" is no address: " + e.getReason());
        }
        return Optional.empty();
    }

    private void wrong(String at, String message) {
        diagnostics.error("TOC0105", source.at(at), message);
    }
}
