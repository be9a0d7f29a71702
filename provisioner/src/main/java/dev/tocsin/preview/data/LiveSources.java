package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Substitution;
import dev.tocsin.preview.model.TimeRange;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Items as live rows are asked for them. */
final class LiveSources {
    private LiveSources() {}

    /** Whether it is known how to ask: queries of logs and of Resource Graph, and metrics. */
    static boolean has(JsonNode content) {
        int type = content.path("queryType").asInt(0);
        return content.path("metrics").isArray() || content.path("query").isTextual() && (type == 0 || type == 1);
    }

    /** Asks, unless it is plain that the question is none. */
    static Answer answer(LiveRows live, JsonNode content, Scope scope, Optional<TimeRange> range) {
        Substitution query = Substitution.of(content.path("query").asText(), scope);
        NamedResources resources = NamedResources.of(content, scope);
        if (!resources.unknown().isEmpty()) {
            return new Answer.Missing("nothing gives a value to " + String.join(", ", resources.unknown()));
        }
        Answer answer = live.of(new LiveRows.Wanted(content, query.text(), resources.ids(), range));
        // Braces may be part of a query; only when it cannot be run are they likely to be the reason.
        Set<String> without = new TreeSet<>(query.unresolved());
        without.addAll(query.unset());
        return answer instanceof Answer.Missing missing && !without.isEmpty()
                ? new Answer.Missing(missing.reason() + "; without a value: " + String.join(", ", without))
                : answer;
    }
}
