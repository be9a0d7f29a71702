package dev.tocsin.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.apply.PutBody;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.DerivedSecret;
import dev.tocsin.secret.Marks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a template of a desired state. */
public final class TemplateBuilder {
    /**
     * Azure/bicep takes no literal over 131,072 characters (its issue 3315), and nothing documented says that ARM's engine takes
     * more. Less than half of it, because the escapes of JSON content may double its length.
     */
    private static final int LONGEST_LITERAL = 60_000;
    /** Longer pieces become variables: an expression has at most 24,576 characters. */
    private static final int LONGEST_INLINE = 200;

    private static final char BETWEEN = Marks.FIRST;

    private final DesiredState state;
    private final TemplateFormat format;
    private final Diagnostics diagnostics;
    private final Names names = new Names();
    private final Map<String, String> parameterOf = new TreeMap<>();
    private final Map<String, String> keyOfId = new HashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, List<Part>> composed = new HashMap<>();

    /** A builder for one template. */
    public TemplateBuilder(DesiredState state, TemplateFormat format, Diagnostics diagnostics) {
        this.state = state;
        this.format = format;
        this.diagnostics = diagnostics;
    }

    /**
     * The template of the selected definitions; unusable when there are errors among the diagnostics.
     *
     * @param selected keys
     */
    public Template build(Set<String> selected) {
        List<DesiredResource> chosen = state.resources().stream()
                .filter(one -> selected.contains(one.key()))
                .toList();
        chosen.forEach(one -> keyOfId.put(one.id().key(), one.key()));
        nameParameters(chosen);
        List<Template.Resource> resources = new ArrayList<>();
        for (DesiredResource one : chosen) {
            resource(one, chosen).ifPresent(resources::add);
        }
        for (Template.Resource resource : resources) {
            compose(resource.body(), "", resource);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameterOf.forEach((secret, parameter) -> parameters.put(parameter, secret));
        Template template = new Template(title(resources), parameters, variables, resources, composed);
        if (!diagnostics.hasErrors()) {
            new TemplateLimits(template, chosen, format, diagnostics).check();
        }
        return template;
    }

    private String title(List<Template.Resource> resources) {
        String group =
                resources.isEmpty() ? "" : ", for " + resources.get(0).place().group();
        return "Project " + state.project() + ", environment " + state.environment() + group
                + ". Exported by Tocsin; secrets are parameters.";
    }

    private void nameParameters(List<DesiredResource> chosen) {
        Set<String> secrets = new TreeSet<>();
        chosen.forEach(one -> JsonPointers.texts(
                one.body(),
                "",
                (pointer, text) -> Marks.replaceSecrets(text, name -> {
                    if (callbackUrl(name).isEmpty()) {
                        secrets.add(name);
                    }
                    return "";
                })));
        secrets.forEach(secret -> parameterOf.put(
                secret,
                names.identifier(DerivedSecret.named(secret)
                        .map(derived -> derived.workflow() + "_callbackUrl")
                        .orElse(secret))));
    }

    /** What a template can ask for by itself, because it makes the workflow. */
    private Optional<Part> callbackUrl(String secret) {
        return DerivedSecret.named(secret)
                .filter(derived -> keyOfId.containsValue(derived.workflow()))
                .map(derived -> new Part.CallbackUrl(derived.workflow(), derived.trigger()));
    }

    private Optional<Template.Resource> resource(DesiredResource one, List<DesiredResource> chosen) {
        Optional<Place> place = Place.of(one.id().path());
        if (place.isEmpty() || !isInGroupOf(place.get(), chosen)) {
            diagnostics.add(one.origin()
                    .error(
                            "TOC0501",
                            "",
                            one.id().path() + " is not in the resource group of the others; a template deploys to one"
                                    + " resource group; export it on its own with --target"));
            return Optional.empty();
        }
        List<String> dependsOn = chosen.stream()
                .map(DesiredResource::key)
                .filter(one.dependsOn()::contains)
                .toList();
        ObjectNode body = PutBody.marked(state.project(), state.environment(), one);
        return Optional.of(new Template.Resource(
                one.key(), names.identifier(one.key()), place.get(), one.apiVersion(), body, dependsOn));
    }

    private static boolean isInGroupOf(Place place, List<DesiredResource> chosen) {
        return Place.of(chosen.get(0).id().path())
                .filter(first -> first.group().equalsIgnoreCase(place.group()))
                .isPresent();
    }

    private void compose(JsonNode body, String pointer, Template.Resource owner) {
        JsonPointers.texts(body, pointer, (at, text) -> {
            if (!composed.containsKey(text)) {
                parts(text, owner.symbol() + "_" + at.substring(at.lastIndexOf('/') + 1))
                        .ifPresent(parts -> composed.put(text, parts));
            }
        });
    }

    /** What the text is made of, or empty when a template can hold it as it is. */
    private Optional<List<Part>> parts(String text, String variable) {
        String key = keyOfId.get(ResourceId.key(text));
        if (key != null) {
            return Optional.of(List.of(new Part.IdOf(key)));
        }
        if (!Marks.holdsSecret(text) && text.length() <= LONGEST_LITERAL) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        Map<String, Part> asked = new HashMap<>();
        String split = Marks.replaceSecrets(text, name -> {
            callbackUrl(name).ifPresent(part -> asked.put(name, part));
            return BETWEEN + parameterOf.getOrDefault(name, name) + BETWEEN;
        });
        String[] pieces = split.split(String.valueOf(BETWEEN), -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 1) {
                Part part = asked.get(pieces[i]);
                parts.add(part == null ? new Part.Secret(pieces[i]) : part);
            } else if (pieces[i].length() > LONGEST_INLINE) {
                store(pieces[i], variable, parts);
            } else if (!pieces[i].isEmpty()) {
                parts.add(new Part.Literal(pieces[i]));
            }
        }
        return Optional.of(List.copyOf(parts));
    }

    private void store(String text, String variable, List<Part> parts) {
        for (int start = 0; start < text.length(); ) {
            int end = Math.min(text.length(), start + LONGEST_LITERAL);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            String name = names.identifier(variable + "_" + (variables.size() + 1));
            variables.put(name, text.substring(start, end));
            parts.add(new Part.Stored(name));
            start = end;
        }
    }
}
