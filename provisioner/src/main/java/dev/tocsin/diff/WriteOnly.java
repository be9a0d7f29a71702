package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.Secrets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The declared values of one body that the service takes and never shows. */
public final class WriteOnly {
    private final Map<String, JsonNode> values = new TreeMap<>();
    private final Secrets secrets;

    /** Those of a body. */
    public WriteOnly(Kind kind, ObjectNode declared, Secrets secrets) {
        this.secrets = secrets;
        for (Kind.WriteOnly rule : kind.writeOnly()) {
            JsonPointers.visit(declared, "", new Collector(rule, declared, values));
        }
    }

    private record Collector(Kind.WriteOnly rule, ObjectNode declared, Map<String, JsonNode> values)
            implements BiConsumer<String, JsonNode> {
        @Override
        public void accept(String pointer, JsonNode value) {
            if (rule.path().matches(pointer)
                    && rule.is().contains(declared.at(type(rule, pointer)).asText())) {
                values.put(pointer, value);
            }
        }
    }

    /** Where the type of the value at this pointer is told. */
    private static String type(Kind.WriteOnly rule, String pointer) {
        String[] pattern = rule.path().text().split("/", -1);
        String[] tokens = pointer.split("/", -1);
        String type = rule.type().text();
        for (int i = 0; i < pattern.length; i++) {
            int wildcard = pattern[i].equals("*") ? type.indexOf('*') : -1;
            if (wildcard >= 0) {
                type = type.substring(0, wildcard) + tokens[i] + type.substring(wildcard + 1);
            }
        }
        return type;
    }

    /** Whether the value at this pointer is one. */
    boolean isAt(String pointer) {
        return values.containsKey(pointer);
    }

    /** The declared value at such a pointer. */
    JsonNode at(String pointer) {
        return Objects.requireNonNull(values.get(pointer));
    }

    /** Whether what is live was written with the declared values. */
    boolean isAsOn(JsonNode live) {
        JsonNode left = live.path("tags").path(OwnTags.SECRETS);
        Optional<String> declared = fingerprint(ResourceId.key(live.path("id").asText()));
        return declared.isPresent() && declared.get().equals(left.textValue());
    }

    /**
     * What is left on the resource to tell the values by, if there are any.
     *
     * @param id of the resource, in the form of {@link ResourceId#key}
     */
    public Optional<String> fingerprint(String id) {
        return values.isEmpty() ? Optional.empty() : Optional.of(secrets.fingerprint(id, text()));
    }

    /** Has the fingerprint derived, which takes a while, before it is asked for; unless a secret in it is not known yet. */
    public void prepare(String id) {
        if (!values.isEmpty() && secrets.knows(text())) {
            fingerprint(id);
        }
    }

    private String text() {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, JsonNode> value : values.entrySet()) {
            all.append(value.getKey())
                    .append('\n')
                    .append(JsonWriter.compact(value.getValue()))
                    .append('\n');
        }
        return all.toString();
    }
}
