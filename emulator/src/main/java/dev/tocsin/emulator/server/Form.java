package dev.tocsin.emulator.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fields of {@code application/x-www-form-urlencoded} text; of two equal names the first counts. */
final class Form {
    private final Map<String, String> fields = new HashMap<>();

    private Form() {}

    static Form of(byte[] body) {
        return of(new String(body, StandardCharsets.UTF_8));
    }

    static Form of(String text) {
        Form form = new Form();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    /** The field; empty when it is missing or empty. */
    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
