package dev.tocsin.emit;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where telemetry goes and whose it is (Microsoft Learn, azure-monitor/app/connection-strings). No password, and still treated as a secret:
 * who has it can send.
 *
 * @param key the instrumentation key
 * @param endpoint of the ingestion, without a slash at its end
 */
public record ConnectionString(String key, URI endpoint) {
    /** The variable that SDKs and exporters read. */
    public static final String VARIABLE = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String GLOBAL = "https://dc.services.visualstudio.com";
    private static final int MOST_CHARS = 4_096;

    /**
     * Reads one; empty when it is none. Text is never shown, because it is meant to be secret.
     *
     * @param text {@code InstrumentationKey=…;IngestionEndpoint=https://…/}
     */
    public static Optional<ConnectionString> parse(String text) {
        if (text.length() > MOST_CHARS) {
            return Optional.empty();
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.strip().split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip());
            }
        }
        String key = parts.getOrDefault("instrumentationkey", "");
        if (!GUID.matcher(key).matches()) {
            return Optional.empty();
        }
        return endpoint(parts).map(endpoint -> new ConnectionString(key, endpoint));
    }

    private static Optional<URI> endpoint(Map<String, String> parts) {
        String suffix = parts.getOrDefault("endpointsuffix", "");
        String text = parts.getOrDefault("ingestionendpoint", suffix.isEmpty() ? GLOBAL : "https://dc." + suffix);
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            boolean plain = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            return plain ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where items are posted. */
    public URI track() {
        return URI.create(endpoint + "/v2.1/track");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "a connection string to " + endpoint;
    }
}
