package dev.tocsin.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.render.Rendered;
import java.util.Map;
import java.util.Set;

/** Reads {@code "ensure": "absent"}: a definition that says that a resource must not exist. */
final class Ensure {
    private static final Set<String> WHICH =
            Set.of("$schema", "type", "name", "apiVersion", "parent", "scope", "ensure");

    private final Diagnostics diagnostics;

    Ensure(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    boolean isAbsent(Rendered rendered) {
        JsonNode ensure = rendered.tree().path("ensure");
        boolean absent = ensure.asText().equals("absent");
        if (!ensure.isMissingNode() && !absent && !ensure.asText().equals("present")) {
            diagnostics.add(rendered.error(
                    "TOC0216", "/ensure", "\"ensure\" is \"absent\" or \"present\"; without it a resource is present"));
        }
        for (Map.Entry<String, JsonNode> member : rendered.tree().properties()) {
            if (absent && !WHICH.contains(member.getKey())) {
                diagnostics.add(rendered.error(
                        "TOC0216",
                        "/" + member.getKey(),
                        "\"" + member.getKey() + "\" means nothing for a resource that must not exist; remove it"));
            }
        }
        return absent;
    }
}
