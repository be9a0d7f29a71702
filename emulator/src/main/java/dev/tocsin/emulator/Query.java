package dev.tocsin.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parameters of a raw query; names ignore case, the first of two equal names counts. */
final class Query {
    static final String SKIP_TOKEN = "$skiptoken";

    private final String raw;
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Query(String raw) {
        this.raw = raw;
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
    }

    Optional<String> get(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    boolean isTrue(String name) {
        return "true".equalsIgnoreCase(values.get(name));
    }

    /** The raw query with this parameter instead of any it had of the same name. */
    String with(String name, String rawValue) {
        StringBuilder result = new StringBuilder();
        for (String pair : raw.split("&")) {
            String own = pair.indexOf('=') < 0 ? pair : pair.substring(0, pair.indexOf('='));
            if (!pair.isEmpty() && !decoded(own).equalsIgnoreCase(name)) {
                result.append(pair).append('&');
            }
        }
        return result.append(name).append('=').append(rawValue).toString();
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
