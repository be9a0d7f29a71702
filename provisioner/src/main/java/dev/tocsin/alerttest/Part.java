package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.load.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a test file with its place. What is wrong with it becomes an error there. */
record Part(SourceFile source, String pointer, JsonNode value, Diagnostics diagnostics) {
    /** What is wrong with a test file. */
    static final String CODE = "TOC0502";

    static Part root(SourceFile source, Diagnostics diagnostics) {
        return new Part(source, "", source.root(), diagnostics);
    }

    /** The same, with other ears. */
    Part with(Diagnostics others) {
        return new Part(source, pointer, value, others);
    }

    Part at(String key) {
        return new Part(source, JsonPointers.child(pointer, key), value.path(key), diagnostics);
    }

    boolean present() {
        return !value.isMissingNode() && !value.isNull();
    }

    void error(String message) {
        diagnostics.error(CODE, source.at(pointer), message);
    }

    /** Reports keys that are not known. Whether this is an object. */
    boolean object(String... known) {
        List<String> all = List.of(known);
        if (!value.isObject()) {
            error((pointer.isEmpty() ? "the file" : "\"" + key() + "\"") + " must be an object with "
                    + String.join(", ", all));
            return false;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!all.contains(member.getKey())) {
                at(member.getKey())
                        .error("unknown key \"" + member.getKey() + "\""
                                + Suggestion.nearest(member.getKey(), all)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; known are " + String.join(", ", all)));
            }
        }
        return true;
    }

    List<Part> members() {
        List<Part> members = new ArrayList<>();
        if (present() && !value.isObject()) {
            error("\"" + key() + "\" must be an object");
        }
        value.properties().forEach(member -> members.add(at(member.getKey())));
        return members;
    }

    /** The elements of an array; an object stands for an array of itself. */
    List<Part> elements() {
        if (value.isObject()) {
            return List.of(this);
        }
        List<Part> elements = new ArrayList<>();
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                elements.add(new Part(source, JsonPointers.child(pointer, i), value.get(i), diagnostics));
            }
        } else if (present()) {
            error("\"" + key() + "\" must be an array");
        }
        return elements;
    }

    /** Its name; of an element of an array, the array's with the number. */
    String key() {
        String last = JsonPointers.last(pointer);
        String parent = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
        return source.root().at(parent).isArray() ? JsonPointers.last(parent) + "[" + last + "]" : last;
    }

    /** A word, number or truth value as text, for names and values that people write without quotes. */
    Optional<String> word() {
        if (present() && !value.isValueNode()) {
            error("\"" + key() + "\" must be a text");
            return Optional.empty();
        }
        return present() ? Optional.of(value.asText()) : Optional.empty();
    }

    Optional<String> text() {
        if (!present()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            error("\"" + key() + "\" must be a non-empty string");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    Optional<String> requiredText(Part parent) {
        if (!present()) {
            parent.error("the key \"" + key() + "\" is missing; add it");
        }
        return text();
    }

    Optional<Double> number() {
        if (!present()) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            error("\"" + key() + "\" must be a number");
            return Optional.empty();
        }
        return Optional.of(value.doubleValue());
    }

    Optional<Instant> moment(Instant now) {
        Optional<String> text = word();
        Optional<Instant> moment = text.flatMap(one -> Moments.parse(one, now));
        if (text.isPresent() && moment.isEmpty()) {
            error("\"" + text.get() + "\" is no time; write +10m, -1h, now or 2026-01-05T12:00:00Z");
        }
        return moment;
    }

    Optional<Duration> length() {
        Optional<String> text = word();
        Optional<Duration> length = text.flatMap(Moments::length);
        if (text.isPresent() && length.isEmpty()) {
            error("\"" + text.get() + "\" is no length of time; write 5m or 1h30m");
        }
        return length;
    }
}
