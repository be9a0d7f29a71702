package dev.tocsin.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The kinds we manage. The order is that of {@code kinds.json} and is used wherever kinds are listed. */
public final class Kinds {
    private final List<Kind> all;

    private Kinds(List<Kind> all) {
        this.all = List.copyOf(all);
    }

    /** The kinds this version ships with. */
    public static Kinds shipped() {
        try (InputStream in = Objects.requireNonNull(Kinds.class.getResourceAsStream("kinds.json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Kind> kinds = new ArrayList<>();
            for (JsonNode entry :
                    new JsonReader(JsonLimits.DEFINITION).readTree(text).get("kinds")) {
                kinds.add(kind(entry));
            }
            return new Kinds(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("kinds.json: " + e.getMessage(), e);
        }
    }

    /** All, in order. */
    public List<Kind> all() {
        return all;
    }

    /** The kind of an ARM type, in any case. */
    public Optional<Kind> ofType(String type) {
        for (Kind kind : all) {
            if (kind.type().equalsIgnoreCase(type)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kind that definitions call by this word, or by its full ARM type. */
    public Optional<Kind> named(String aliasOrType) {
        for (Kind kind : all) {
            if (kind.alias().equals(aliasOrType)) {
                return Optional.of(kind);
            }
        }
        return ofType(aliasOrType);
    }

    /** The words definitions may use. */
    public List<String> aliases() {
        return all.stream().map(Kind::alias).toList();
    }

    private static Kind kind(JsonNode entry) {
        String location = entry.path("location").asText();
        return new Kind(
                entry.get("alias").asText(),
                entry.get("type").asText(),
                entry.get("apiVersion").asText(),
                Kind.Scope.valueOf(word(entry, "scope", "group")),
                Kind.Ownership.valueOf(word(entry, "ownership", "tags")),
                location.equals("environment") ? Optional.empty() : Optional.of(location),
                patterns(entry.path("immutable")),
                sets(entry.path("sets")),
                patterns(entry.path("sensitive")),
                patterns(entry.path("locations")),
                learned(entry.path("defaults")),
                learned(entry.path("serviceFilled")),
                learned(entry.path("offIsAbsent")),
                learned(entry.path("caseless")),
                writeOnly(entry.path("writeOnly")),
                loss(entry.path("loses")),
                Optional.ofNullable(entry.path("content").textValue()),
                entry.path("nameIsUuid").booleanValue(),
                entry.path("nameRefuses").asText(),
                entry.path("listPerCategory").booleanValue(),
                entry.path("listQuery").asText(),
                entry.path("itemQuery").asText());
    }

    private static Optional<Kind.Loss> loss(JsonNode entry) {
        return entry.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Kind.Loss(
                        entry.get("what").asText(), entry.get("evidence").asText()));
    }

    private static String word(JsonNode entry, String key, String otherwise) {
        return entry.path(key).asText(otherwise).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<PointerPattern> patterns(JsonNode texts) {
        List<PointerPattern> patterns = new ArrayList<>();
        for (JsonNode text : texts) {
            patterns.add(new PointerPattern(text.asText()));
        }
        return List.copyOf(patterns);
    }

    private static List<Kind.SetOf> sets(JsonNode entries) {
        List<Kind.SetOf> sets = new ArrayList<>();
        for (JsonNode entry : entries) {
            sets.add(new Kind.SetOf(
                    new PointerPattern(entry.get("path").asText()),
                    entry.get("key").asText(),
                    entry.get("evidence").asText()));
        }
        return List.copyOf(sets);
    }

    private static List<Kind.WriteOnly> writeOnly(JsonNode entries) {
        List<Kind.WriteOnly> all = new ArrayList<>();
        for (JsonNode entry : entries) {
            List<String> types = new ArrayList<>();
            for (JsonNode type : entry.get("is")) {
                types.add(type.asText());
            }
            all.add(new Kind.WriteOnly(
                    new PointerPattern(entry.get("path").asText()),
                    new PointerPattern(entry.get("type").asText()),
                    types,
                    entry.get("evidence").asText()));
        }
        return List.copyOf(all);
    }

    private static List<Learned> learned(JsonNode entries) {
        List<Learned> learned = new ArrayList<>();
        for (JsonNode entry : entries) {
            learned.add(new Learned(
                    new PointerPattern(entry.get("path").asText()),
                    Optional.ofNullable(entry.get("value")),
                    entry.get("evidence").asText()));
        }
        return List.copyOf(learned);
    }
}
