package dev.tocsin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diff.Difference;
import dev.tocsin.diff.Ignored;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Cause;
import dev.tocsin.plan.Change;
import dev.tocsin.resource.DesiredResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proof through requests: somebody edits one leaf of every resource in Azure, and the plan shows exactly these; then they
 * add one value that nobody declared, and the plan shows none and tells each.
 */
final class Somebody {
    private final Trial trial;
    private final long seed;

    Somebody(Trial trial, long seed) {
        this.trial = trial;
        this.seed = seed;
    }

    /** Edits a leaf of every resource that has one the service lets go; how many. */
    int editsOneLeafEach() {
        Map<String, List<String>> shown = new HashMap<>();
        for (DesiredResource resource : trial.state().resources()) {
            edit(resource).ifPresent(leaf -> shown.put(resource.key(), LeafByLeaf.shown(resource, leaf)));
        }
        Map<String, List<String>> planned = new HashMap<>();
        for (Change change : trial.plan().changes()) {
            if (change.action() != Action.NO_OP) {
                planned.put(
                        change.definition(),
                        change.differences().stream().map(Difference::path).toList());
                assertThat(change.cause().map(Cause::who))
                        .as(change.definition() + " " + change.reason())
                        .contains(Cause.Who.AZURE);
            }
        }
        assertThat(planned).as("seed " + seed).isEqualTo(shown);
        return shown.size();
    }

    private Optional<String> edit(DesiredResource resource) {
        List<String> leaves = new ArrayList<>(Leaves.of(resource.body()));
        leaves.remove("/location");
        // Nobody can see that somebody else set these: the service never shows them.
        leaves.removeIf(leaf ->
                resource.kind().writeOnly().stream().anyMatch(one -> one.path().matches(leaf)));
        Optional<String> content =
                resource.kind().content().filter(at -> resource.body().at(at).isTextual());
        content.ifPresent(at -> {
            leaves.remove(at);
            document(resource, at).ifPresent(document -> Leaves.of(document).forEach(leaf -> leaves.add(at + leaf)));
        });
        for (String leaf : Leaves.shuffled(leaves, seed)) {
            ObjectNode body = trial.ours(resource);
            if (content.isPresent() && leaf.startsWith(content.get() + "/")) {
                JsonNode document = document(resource, content.get()).orElseThrow();
                Leaves.edit(document, leaf.substring(content.get().length()));
                Leaves.set(body, content.get(), body.textNode(JsonWriter.compact(document)));
            } else if (body.at(leaf).isMissingNode()) {
                continue;
            } else {
                Leaves.edit(body, leaf);
            }
            if (trial.write(resource, body)) {
                return Optional.of(leaf);
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> document(DesiredResource resource, String content) {
        return Corpus.parsed(resource.body().at(content).textValue());
    }

    /** Adds a value that nobody declared to every resource that has room for one the service takes; how many. */
    int addsOneValueEach() {
        Map<String, String> added = new HashMap<>();
        for (DesiredResource resource : trial.state().resources()) {
            for (String pointer : LeafByLeaf.room(resource)) {
                ObjectNode body = trial.ours(resource);
                ((ObjectNode) body.path("properties")).put(JsonPointers.last(pointer), "somebody else's");
                if (trial.write(resource, body)) {
                    added.put(resource.key(), pointer);
                    break;
                }
            }
        }
        assertThat(trial.changes()).as("seed " + seed).isEmpty();
        for (Change change : trial.plan().changes()) {
            Optional.ofNullable(added.get(change.definition()))
                    .ifPresent(pointer -> assertThat(change.ignored())
                            .as(change.definition())
                            .extracting(Ignored::path)
                            .contains(pointer));
        }
        return added.size();
    }
}
