package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secret;
import dev.tocsin.secret.Secrets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves the values of an environment: {@code {"env": NAME, "default"?}} becomes the variable's text and
 * {@code {"secret": "env:NAME" | "file:PATH", "default"?}} becomes a mark, at any depth.
 */
final class ValueResolver {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** A secret's URL in a vault of any cloud, or the id of the resource. */
    private static final String KEY_VAULT =
            "(?i)https://[a-z0-9-]+\\.vault\\.[a-z.-]+/.*|/subscriptions/.*/Microsoft\\.KeyVault/.*|keyvault:.*";

    private final SourceFile source;
    private final ProjectFiles files;
    private final Map<String, String> variables;
    private final Diagnostics diagnostics;
    private final Map<String, String> secrets = new HashMap<>();

    ValueResolver(SourceFile source, ProjectFiles files, Map<String, String> variables, Diagnostics diagnostics) {
        this.source = source;
        this.files = files;
        this.variables = variables;
        this.diagnostics = diagnostics;
    }

    /** The tree with references resolved. */
    JsonNode resolve(JsonNode value, String pointer, String name) {
        if (value.isObject()) {
            if (value.has("secret")) {
                return secret(value, pointer, name);
            }
            if (value.has("env")) {
                return variable(value, pointer);
            }
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                String key = member.getKey();
                String at = JsonPointers.child(pointer, key);
                object.set(key, resolve(member.getValue(), at, name + "." + key));
            }
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                array.add(resolve(value.get(i), JsonPointers.child(pointer, i), name + "." + i));
            }
            return array;
        }
        return value;
    }

    /** The secrets found so far. */
    Secrets secrets() {
        return new Secrets(secrets);
    }

    private JsonNode variable(JsonNode reference, String pointer) {
        new Keys(source, diagnostics).onlyKnown(reference, pointer, Set.of("env", "default"));
        String name = reference.path("env").asText();
        String text = variables.get(name);
        if (text == null || text.isBlank()) {
            text = reference.path("default").textValue();
        }
        if (text == null) {
            diagnostics.error(
                    "TOC0112",
                    source.at(pointer),
                    "the environment variable " + name + " is not set; set it, or give a \"default\" here");
            text = "";
        }
        return NODES.textNode(text);
    }

    private JsonNode secret(JsonNode reference, String pointer, String name) {
        new Keys(source, diagnostics).onlyKnown(reference, pointer, Set.of("secret", "default"));
        String where = reference.path("secret").asText();
        Optional<String> value = lookUp(where, pointer);
        if (value.isPresent() && !value.get().isBlank()) {
            secrets.put(name, value.get());
        } else if (reference.path("default").isTextual()) {
            secrets.put(name, reference.get("default").textValue());
        } else if (where.startsWith("env:") || where.startsWith("file:")) {
            String state = value.isPresent() ? "is empty" : "is not set";
            diagnostics.error(
                    "TOC0111", source.at(pointer), "the secret \"" + where + "\" " + state + "; " + remedy(where));
            secrets.put(name, "");
        }
        String resolved = secrets.getOrDefault(name, "");
        if (!resolved.isEmpty() && new Secret(resolved).isTooShort()) {
            diagnostics.error(
                    "TOC0117",
                    source.at(pointer),
                    "the secret \"" + where + "\" has fewer than " + Secret.SHORTEST
                            + " characters; masking it would blank out ordinary words, so use a longer one");
        }
        return NODES.textNode(Marks.secret(name));
    }

    private Optional<String> lookUp(String where, String pointer) {
        if (where.startsWith("env:")) {
            return Optional.ofNullable(variables.get(where.substring("env:".length())));
        }
        if (where.startsWith("file:")) {
            try {
                Path file = files.resolve(files.root(), where.substring("file:".length()));
                return Optional.of(files.read(file).stripTrailing());
            } catch (UnreadableFileException e) {
                return Optional.empty();
            }
        }
        diagnostics.error(
                "TOC0110",
                source.at(JsonPointers.child(pointer, "secret")),
                "a secret is a reference, \"env:NAME\" or \"file:PATH\"; " + scheme(where));
        return Optional.empty();
    }

    private static String scheme(String where) {
        if (where.matches(KEY_VAULT)) {
            return "a Key Vault id is not supported yet; let the pipeline read it into a variable, and name that";
        }
        int colon = where.indexOf(':');
        return colon < 0
                ? "its value must not stand here"
                : "\"" + where.substring(0, colon + 1) + "\" is not supported yet";
    }

    private static String remedy(String where) {
        return where.startsWith("env:")
                ? "set the environment variable " + where.substring("env:".length())
                : "write the file " + where.substring("file:".length()) + " in the project folder";
    }
}
