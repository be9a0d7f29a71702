package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Substitution;
import dev.tocsin.preview.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resources that an item is about: of a query in {@code crossComponentResources}, of metrics in {@code resourceIds}. Each is an
 * id, or {@code {Name}} for all that a parameter holds.
 *
 * @param ids what they are
 * @param unknown references that nothing gives a value to
 */
record NamedResources(List<String> ids, Set<String> unknown) {
    private static final Pattern WHOLE = Pattern.compile("\\{([^{}:]+)\\}");

    static NamedResources of(JsonNode content, Scope scope) {
        List<String> ids = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        List<String> written = new ArrayList<>();
        for (String key : List.of("crossComponentResources", "resourceIds")) {
            content.path(key).forEach(one -> written.add(one.asText()));
        }
        String parameter = content.path("resourceParameter").asText();
        if (written.isEmpty() && !parameter.isEmpty()) {
            written.add("{" + parameter + "}");
        }
        for (String one : written) {
            Matcher whole = WHOLE.matcher(one.strip());
            Optional<Value> value =
                    whole.matches() ? scope.find(whole.group(1)).map(Parameter::value) : Optional.empty();
            if (value.isPresent() && value.get().text() != null) {
                List<String> chosen = value.get().selected();
                ids.addAll(chosen.isEmpty() ? List.of(String.valueOf(value.get().text())) : chosen);
            } else {
                Substitution text = Substitution.of(one, scope);
                if (text.unresolved().isEmpty() && text.unset().isEmpty()) {
                    ids.add(text.text());
                } else {
                    unknown.add(one.strip());
                }
            }
        }
        return new NamedResources(ids, unknown);
    }
}
