package dev.tocsin.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.arm.Shape;
import dev.tocsin.diff.Comparison;
import dev.tocsin.diff.Differ;
import dev.tocsin.diff.Difference;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.resource.PropertyTags;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What was sent in recorded PUTs, against what the service answered: no difference, except where the service rewrites what
 * it is sent. Runs where the recordings lie beside the repository.
 */
class RecordedDiffTest {
    private static final Path RECORDINGS =
            Path.of(System.getProperty("recordings", "../../shared/corpus/arm/exchanges.jsonl"));

    /** What the service stores otherwise than it is sent: a component that once was linked to a workspace stays so. */
    private static final Map<String, Set<String>> REWRITTEN =
            Map.of("component", Set.of("/properties/IngestionMode", "/properties/WorkspaceResourceId"));

    @Test
    void whatTheServiceAnswersIsWhatWasDeclared() throws IOException {
        assumeTrue(Files.exists(RECORDINGS), "recordings");
        Map<String, Integer> compared = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        List<String> rewritten = new ArrayList<>();
        List<String> unsent = new ArrayList<>();
        for (String line : Files.readAllLines(RECORDINGS)) {
            JsonNode exchange = Corpus.parsed(line).orElseThrow();
            int status = exchange.path("status").asInt();
            String[] uri = exchange.path("uri").asText().split("\\?api-version=", 2);
            Optional<Kind> kind = Kinds.shipped().ofType(ResourceId.typeOf(uri[0]));
            if (!exchange.path("method").asText().equals("PUT") || status >= 300 || kind.isEmpty()) {
                continue;
            }
            compared.merge(kind.get().alias(), 1, Integer::sum);
            Comparison comparison = compare(kind.get(), uri[1], exchange);
            Set<String> expected = REWRITTEN.getOrDefault(kind.get().alias(), Set.of());
            for (Difference one : comparison.differences()) {
                String what = exchange.path("recording").asText() + ": " + kind.get() + " " + uri[1] + " " + one;
                (expected.contains(one.path()) ? rewritten : wrong).add(what);
            }
            comparison.lost().forEach(one -> unsent.add(one.path()));
        }
        System.out.println("recordings: " + compared + "; rewritten by the service: " + rewritten
                + "; live and neither sent nor explained: " + unsent);
        assertThat(wrong).isEmpty();
        assertThat(compared.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(150);
    }

    private static Comparison compare(Kind kind, String version, JsonNode exchange) {
        ObjectNode sent = (ObjectNode) PropertyTags.asTags(kind, exchange.path("request"));
        return Differ.compare(
                kind,
                shape(kind, version.split("&", 2)[0]),
                Secrets.none(),
                sent,
                PropertyTags.asTags(kind, exchange.path("response")));
    }

    /** Of the recorded version where its OpenAPI is shipped, else of the version that we send. */
    private static Shape shape(Kind kind, String version) {
        ArmSpecs specs = ArmSpecs.shipped();
        return specs.find(kind.type(), version)
                .or(() -> specs.find(kind.type(), kind.apiVersion()))
                .orElseThrow()
                .body();
    }
}
