package dev.tocsin.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diff.Canonical;
import dev.tocsin.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan on file: the public JSON plan, and under {@code saved} what is needed to tell whether it still holds. It is data:
 * nothing in it is ever sent anywhere. To apply it, the plan is made anew, and has to be the same.
 *
 * @param document the whole file
 */
public record SavedPlan(JsonNode document) {
    static final String SAVED = "saved";
    static final String DIGEST = "digest";

    /** The environment it was made for. */
    public String environment() {
        return document.path("environment").asText();
    }

    /** The flags it was made with. */
    public Options options() {
        JsonNode options = document.at("/saved/options");
        List<String> targets = new ArrayList<>();
        options.path("targets").forEach(target -> targets.add(target.asText()));
        return new Options(
                options.path("adopt").asBoolean(),
                options.path("prune").asBoolean(),
                options.has("maxDeletes")
                        ? Optional.of(options.path("maxDeletes").asInt())
                        : Optional.empty(),
                targets);
    }

    /**
     * The flags that shape a plan.
     *
     * @param adopt whether to take over what is not ours
     * @param prune whether to delete what is no longer defined
     * @param maxDeletes the most resources that may be deleted or replaced, where there is a limit
     * @param targets selectors; none means all
     */
    public record Options(boolean adopt, boolean prune, Optional<Integer> maxDeletes, List<String> targets) {
        /** Copies the targets. */
        public Options {
            targets = List.copyOf(targets);
        }

        /** The same with another limit, where that is lower. */
        public Options limitedTo(Optional<Integer> most) {
            boolean lower = most.isPresent()
                    && maxDeletes.filter(limit -> limit <= most.get()).isEmpty();
            return lower ? new Options(adopt, prune, most, targets) : this;
        }

        void writeTo(ObjectNode saved) {
            ObjectNode options = saved.putObject("options");
            options.put("adopt", adopt);
            options.put("prune", prune);
            maxDeletes.ifPresent(most -> options.put("maxDeletes", most));
            ArrayNode list = options.putArray("targets");
            targets.forEach(list::add);
        }
    }

    /** A digest of everything but itself: finds damage and careless edits. What protects is that the plan is made anew. */
    static String digest(JsonNode document) {
        ObjectNode rest = document.deepCopy();
        if (rest.get(SAVED) instanceof ObjectNode saved) {
            saved.remove(DIGEST);
        }
        return Canonical.sha256(JsonWriter.compact(rest).getBytes(StandardCharsets.UTF_8));
    }
}
