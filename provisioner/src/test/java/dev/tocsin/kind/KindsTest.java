package dev.tocsin.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KindsTest {
    private static final ArmSpecs SPECS = ArmSpecs.shipped();

    static Stream<Kind> kinds() {
        return Kinds.shipped().all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatHidesADifferenceNamesItsEvidence(Kind kind) {
        Stream<String> evidence = Stream.concat(
                kind.sets().stream().map(Kind.SetOf::evidence),
                Stream.of(kind.defaults(), kind.serviceFilled(), kind.offIsAbsent(), kind.caseless())
                        .flatMap(List::stream)
                        .map(Learned::evidence));
        Stream<String> more = Stream.concat(
                kind.loses().stream().map(Kind.Loss::evidence),
                kind.writeOnly().stream().map(Kind.WriteOnly::evidence));
        assertThat(Stream.concat(evidence, more))
                .allMatch(one ->
                        one.matches("(recordings|openapi|docs|hashicorp/terraform-provider-azurerm)\\b.*: .{10,}"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theDefaultVersionIsTheNewestWithASpecification(Kind kind) {
        List<String> versions = SPECS.apiVersions(kind.type());
        assertThat(kind.apiVersion()).isEqualTo(versions.get(versions.size() - 1));
    }

    /** The page that says how to add a kind shows a real entry, whole, and knows every key. */
    @Test
    void thePageOnAddingAKindIsTrue() throws IOException, JsonSyntaxException {
        String page = Files.readString(Path.of("../docs/adding-a-kind.md"));
        JsonReader reader = new JsonReader(JsonLimits.DEFINITION);
        JsonNode entries = reader.readTree(Files.readString(Path.of("src/main/resources/dev/tocsin/kind/kinds.json")))
                .path("kinds");
        JsonNode shown = reader.readTree(page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```")));
        Set<String> keys = new TreeSet<>();
        for (JsonNode entry : entries) {
            entry.fieldNames().forEachRemaining(keys::add);
        }

        assertThat(entries).contains(shown);
        assertThat(keys).allMatch(key -> page.contains("`" + key + "`") || shown.has(key));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void onlyWhatIsInAGroupHasALocation(Kind kind) {
        boolean located = SPECS.find(kind.type(), kind.apiVersion())
                .orElseThrow()
                .body()
                .properties()
                .containsKey("location");
        assertThat(located).isEqualTo(kind.scope() == Kind.Scope.GROUP);
    }
}
