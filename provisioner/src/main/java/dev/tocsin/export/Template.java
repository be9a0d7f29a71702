package dev.tocsin.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.secret.DerivedSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A desired state as a template sees it, before it is written in a language.
 *
 * @param title what it is, for a reader
 * @param parameters names of the secure parameters, and the secret that each stands for
 * @param variables names and values of texts that are too long for an expression
 * @param resources dependencies before dependents
 * @param composed texts that are not plain: what they are made of
 */
public record Template(
        String title,
        Map<String, String> parameters,
        Map<String, String> variables,
        List<Resource> resources,
        Map<String, List<Part>> composed) {

    /**
     * A resource.
     *
     * @param key of the definition
     * @param symbol its identifier in Bicep
     * @param body what is declared, and our tags
     * @param dependsOn keys of resources of this template
     */
    record Resource(
            String key, String symbol, Place place, String apiVersion, ObjectNode body, List<String> dependsOn) {}

    /** What a secure parameter stands for, for people. */
    static String about(String secret) {
        return DerivedSecret.named(secret)
                .map(derived -> "The callback URL of " + derived.workflow())
                .orElse("The secret " + secret + " of tocsin.json");
    }

    /** How many resources it deploys. */
    public int size() {
        return resources.size();
    }

    Resource resource(String key) {
        return find(key).orElseThrow();
    }

    Optional<Resource> find(String key) {
        return resources.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** The resource of this template that an extension resource extends. */
    Optional<Resource> scopeOf(Resource resource) {
        return resource.place()
                .scope()
                .flatMap(id -> resources.stream()
                        .filter(one -> one.place().id().equalsIgnoreCase(id))
                        .findFirst());
    }

    /** What a text of a resource is made of, or empty when it is plain. A resource never waits for its own id. */
    Optional<List<Part>> parts(String text, Resource owner) {
        return Optional.ofNullable(composed.get(text))
                .filter(parts -> !parts.equals(List.of(new Part.IdOf(owner.key()))));
    }
}
