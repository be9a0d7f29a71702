package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.html.Html;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Visibility;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the page's script reads at elements. */
final class Attributes {
    private Attributes() {}

    /** When the element is shown; as it is at the start without any script. */
    static String when(Visibility visibility, Scope scope) {
        if (visibility.conditions().isEmpty()) {
            return "";
        }
        ArrayNode conditions = JsonNodeFactory.instance.arrayNode();
        for (Visibility.Condition one : visibility.conditions()) {
            if (one.known()) {
                conditions
                        .addObject()
                        .put("p", one.parameter())
                        .put("e", one.equal())
                        .put("v", one.value());
            }
        }
        return " data-when=\"" + Html.escape(JsonWriter.compact(conditions)) + "\""
                + (visibility.holds(scope) ? "" : " hidden");
    }

    /** On which parameters the content depends. */
    static String uses(Set<Integer> parameters) {
        return parameters.isEmpty()
                ? ""
                : " data-uses=\""
                        + new TreeSet<>(parameters)
                                .stream().map(String::valueOf).collect(Collectors.joining(" ")) + "\"";
    }
}
