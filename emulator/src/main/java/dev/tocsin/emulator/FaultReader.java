package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads {@code faults.json}; whatever it does not understand is an error, because an ignored fault proves nothing. */
final class FaultReader {
    private static final int LONGEST_PATTERN = 1_000;
    private static final Set<String> KEYS =
            Set.of("match", "times", "delayMs", "status", "headers", "body", "action", "applied");
    private static final Set<String> MATCH_KEYS = Set.of("method", "path");

    private final String source;

    /** A reader whose errors start with the name of the file. */
    FaultReader(String source) {
        this.source = source;
    }

    List<Fault> read(String text) throws IOException {
        JsonNode root;
        try {
            root = new JsonReader(JsonLimits.DEFINITION).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IOException(source + ":" + e.position() + ": " + e.getMessage(), e);
        }
        require(root.isArray(), "", "must be an array of faults");
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < root.size(); i++) {
            faults.add(fault(root.get(i), "/" + i));
        }
        return List.copyOf(faults);
    }

    private Fault fault(JsonNode fault, String at) throws IOException {
        require(fault.isObject(), at, "must be an object");
        knownKeys(fault, KEYS, at);
        JsonNode match = fault.path("match");
        require(match.isMissingNode() || match.isObject(), at + "/match", "must be an object");
        knownKeys(match, MATCH_KEYS, at + "/match");
        int status = number(fault, "status", 0, at);
        require(status == 0 || status >= 100 && status <= 599, at + "/status", "must be an HTTP status");
        JsonNode body = fault.path("body");
        require(body.isMissingNode() || status != 0, at + "/body", "needs a status");
        return new Fault(
                text(match, "method", at + "/match"),
                pattern(text(match, "path", at + "/match"), at + "/match/path"),
                number(fault, "times", -1, at),
                Math.max(0, number(fault, "delayMs", 0, at)),
                status,
                headers(fault.path("headers"), at + "/headers"),
                body.isMissingNode() ? null : body,
                action(text(fault, "action", at), at + "/action"),
                flag(fault, "applied", at));
    }

    private @Nullable Pattern pattern(@Nullable String regex, String at) throws IOException {
        if (regex == null) {
            return null;
        }
        require(regex.length() <= LONGEST_PATTERN, at, "must have at most " + LONGEST_PATTERN + " characters");
        try {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IOException(source + at + ": is no regular expression: " + e.getDescription(), e);
        }
    }

    private Fault.Action action(@Nullable String name, String at) throws IOException {
        if (name == null) {
            return Fault.Action.NONE;
        }
        require(Set.of("reset", "truncate", "stall").contains(name), at, "must be reset, truncate or stall");
        return Fault.Action.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private Map<String, String> headers(JsonNode headers, String at) throws IOException {
        require(headers.isMissingNode() || headers.isObject(), at, "must be an object");
        Map<String, String> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            require(header.getValue().isValueNode(), at + "/" + header.getKey(), "must be a string");
            result.put(header.getKey(), header.getValue().asText());
        }
        return result;
    }

    private @Nullable String text(JsonNode object, String key, String at) throws IOException {
        JsonNode value = object.path(key);
        require(value.isMissingNode() || value.isTextual(), at + "/" + key, "must be a string");
        return value.textValue();
    }

    private int number(JsonNode object, String key, int fallback, String at) throws IOException {
        JsonNode value = object.path(key);
        require(value.isMissingNode() || value.isInt(), at + "/" + key, "must be an integer");
        return value.asInt(fallback);
    }

    private boolean flag(JsonNode object, String key, String at) throws IOException {
        JsonNode value = object.path(key);
        require(value.isMissingNode() || value.isBoolean(), at + "/" + key, "must be true or false");
        return value.asBoolean();
    }

    private void knownKeys(JsonNode object, Set<String> known, String at) throws IOException {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            require(known.contains(member.getKey()), at + "/" + member.getKey(), "is not a known key");
        }
    }

    private void require(boolean holds, String at, String message) throws IOException {
        if (!holds) {
            throw new IOException(source + at + ": " + message);
        }
    }
}
