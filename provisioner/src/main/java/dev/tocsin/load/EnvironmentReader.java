package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads one environment out of the project file. */
final class EnvironmentReader {
    private static final List<String> KNOWN =
            List.of("target", "cloud", "subscription", "resourceGroup", "location", "values");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final SourceFile source;
    private final ProjectFiles files;
    private final Diagnostics diagnostics;
    private final Keys keys;

    EnvironmentReader(SourceFile source, ProjectFiles files, Diagnostics diagnostics) {
        this.source = source;
        this.files = files;
        this.diagnostics = diagnostics;
        this.keys = new Keys(source, diagnostics);
    }

    /**
     * Reads the environment.
     *
     * @param name which
     * @param settings {@code --set} pairs, in order
     * @param variables the process environment
     * @param resolvedSecrets told of the secrets
     */
    Optional<Environment> read(
            String name,
            Map<String, String> settings,
            Map<String, String> variables,
            Consumer<Secrets> resolvedSecrets) {
        JsonNode environments = source.root().path("environments");
        if (!environments.isObject()) {
            diagnostics.error(
                    "TOC0104", source.at("/environments"), "\"environments\" is missing; add at least \"local\"");
            return Optional.empty();
        }
        String pointer = JsonPointers.child("/environments", name);
        JsonNode entry = environments.get(name);
        if (entry == null) {
            List<String> known = new ArrayList<>();
            environments.fieldNames().forEachRemaining(known::add);
            diagnostics.error(
                    "TOC0113",
                    source.at("/environments"),
                    "there is no environment \"" + name + "\""
                            + Suggestion.nearest(name, known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; known are " + String.join(", ", known)));
            return Optional.empty();
        }
        if (!keys.isObject(entry, pointer, "an environment")) {
            return Optional.empty();
        }
        keys.onlyKnown(entry, pointer, KNOWN);
        ObjectNode values = values(entry, pointer, settings);
        ValueResolver resolver = new ValueResolver(source, files, variables, diagnostics);
        ObjectNode resolved = (ObjectNode) resolver.resolve(values, pointer + "/values", "");
        resolvedSecrets.accept(resolver.secrets());
        return build(name, entry, pointer, resolved, resolver.secrets());
    }

    private Optional<Environment> build(
            String name, JsonNode entry, String pointer, ObjectNode values, Secrets secrets) {
        Optional<Environment.Target> target = target(entry, pointer);
        Optional<String> subscription = keys.requiredText(entry, pointer, "subscription");
        Optional<String> group = keys.requiredText(entry, pointer, "resourceGroup");
        Optional<String> location = keys.requiredText(entry, pointer, "location");
        Optional<Cloud> cloud = new CloudReader(source, diagnostics).read(entry, pointer);
        if (subscription.isPresent() && !GUID.matcher(subscription.get()).matches()) {
            diagnostics.error(
                    "TOC0105",
                    source.at(pointer + "/subscription"),
                    "\"subscription\" must be a subscription id (a GUID), not \"" + subscription.get() + "\"");
        }
        if (target.isEmpty() || subscription.isEmpty() || group.isEmpty() || location.isEmpty() || cloud.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Environment(
                name, target.get(), cloud.get(), subscription.get(), group.get(), location.get(), values, secrets));
    }

    private Optional<Environment.Target> target(JsonNode entry, String pointer) {
        Optional<String> word = keys.requiredText(entry, pointer, "target");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return switch (word.get()) {
            case "emulator" -> Optional.of(Environment.Target.EMULATOR);
            case "azure" -> Optional.of(Environment.Target.AZURE);
            default -> {
                diagnostics.error(
                        "TOC0105",
                        source.at(pointer + "/target"),
                        "\"target\" is \"emulator\" or \"azure\", not \"" + word.get() + "\"");
                yield Optional.empty();
            }
        };
    }

    private ObjectNode values(JsonNode entry, String pointer, Map<String, String> settings) {
        JsonNode declared = entry.path("values");
        ObjectNode values =
                declared.isObject() ? ((ObjectNode) declared).deepCopy() : JsonNodeFactory.instance.objectNode();
        if (entry.has("values")) {
            keys.isObject(declared, pointer + "/values", "\"values\"");
        }
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            checkName(value.getKey(), pointer + "/values");
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            set(values, setting.getKey(), setting.getValue());
        }
        return values;
    }

    private void checkName(String name, String pointer) {
        String at = JsonPointers.child(pointer, name);
        if (Environment.RESERVED.contains(name)) {
            diagnostics.error(
                    "TOC0114", source.at(at), "\"" + name + "\" is a reserved name; call the value something else");
        } else if (!VARIABLE.matcher(name).matches()) {
            diagnostics.error(
                    "TOC0114", source.at(at), "\"" + name + "\" cannot be a variable; use letters, digits and _ only");
        }
    }

    /** A declared string stays a string; anything else takes JSON, so that {@code --set threshold=7} is a number. */
    private void set(ObjectNode values, String name, String text) {
        List<String> known = new ArrayList<>();
        values.fieldNames().forEachRemaining(known::add);
        JsonNode declared = values.get(name);
        if (declared == null) {
            diagnostics.error(
                    "TOC0115",
                    Location.of("--set " + name),
                    "the environment has no value \"" + name + "\""
                            + Suggestion.nearest(name, known)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; declare it in tocsin.json first"));
            return;
        }
        if (declared.has("secret")) {
            diagnostics.error(
                    "TOC0115",
                    Location.of("--set " + name),
                    "\"" + name
                            + "\" is a secret, and other processes see command lines; set what it refers to instead");
            return;
        }
        if (declared.isTextual() || declared.has("env")) {
            values.put(name, text);
            return;
        }
        try {
            values.set(name, new JsonReader(JsonLimits.DEFINITION).read(text).root());
        } catch (JsonSyntaxException e) {
            diagnostics.error(
                    "TOC0115",
                    Location.of("--set " + name),
                    "\"" + name + "\" is no string in tocsin.json, so --set needs a JSON value here");
        }
    }
}
