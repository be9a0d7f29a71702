package dev.tocsin.imports;

import dev.tocsin.load.Environment;
import dev.tocsin.resource.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Texts of live bodies as texts of definitions: references by name, values, secrets; everything else as it is. */
final class Expressions {
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N} ._()-]+");
    private static final String SUBSCRIPTION = "/subscriptions/";

    private final Environment environment;
    private final Values values;
    private final Map<String, Known> known = new TreeMap<>();

    private record Known(String key, String path) {}

    Expressions(Environment environment, Values values) {
        this.environment = environment;
        this.values = values;
    }

    /** From now on this id is written as a reference to the definition {@code kind/name}. */
    void know(String path, String key) {
        known.put(ResourceId.key(path), new Known(key, path));
    }

    /**
     * The text of a definition that renders to this.
     *
     * @param exact whether the case of a resource id counts
     */
    String of(String text, boolean exact) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (Values.Span secret : values.secretsIn(text)) {
            out.append(Escapes.of(text.substring(copied, secret.start())))
                    .append("${")
                    .append(secret.name())
                    .append('}');
            copied = secret.end();
        }
        return copied > 0 ? out.append(Escapes.of(text.substring(copied))).toString() : withoutSecrets(text, exact);
    }

    private String withoutSecrets(String text, boolean exact) {
        if (ResourceId.isId(text)) {
            return reference(text, exact).or(() -> value(text, exact)).orElseGet(() -> inside(text, exact));
        }
        return value(text, true).orElseGet(() -> Escapes.of(text));
    }

    /** The id of a definition of this project, by name. */
    Optional<String> reference(String text, boolean exact) {
        return Optional.ofNullable(known.get(ResourceId.key(text)))
                .filter(one -> !exact || one.path().equals(text))
                .map(Known::key)
                .filter(key ->
                        PLAIN_NAME.matcher(key.substring(key.indexOf('/') + 1)).matches())
                .map(key -> "${id('" + key + "')}");
    }

    private Optional<String> value(String text, boolean exact) {
        return values.plain(text)
                .filter(name -> !exact || values.textOf(name).equals(text))
                .map(name -> "${" + name + "}");
    }

    /** Something of our subscription or resource group that no definition makes. */
    private String inside(String text, boolean exact) {
        String subscription = SUBSCRIPTION + environment.subscription();
        String group = ResourceId.group(environment.subscription(), environment.resourceGroup());
        if (begins(text, group, exact)) {
            return "/subscriptions/${subscription}/resourceGroups/${resourceGroup}"
                    + Escapes.of(text.substring(group.length()));
        }
        return begins(text, subscription, exact)
                ? "/subscriptions/${subscription}" + Escapes.of(text.substring(subscription.length()))
                : Escapes.of(text);
    }

    private static boolean begins(String text, String with, boolean exact) {
        boolean ends = text.length() == with.length() || text.startsWith("/", with.length());
        return ends && text.regionMatches(!exact, 0, with, 0, with.length());
    }
}
