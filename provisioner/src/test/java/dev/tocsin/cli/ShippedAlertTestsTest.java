package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.LooseFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of the shipped rules. */
class ShippedAlertTestsTest {
    private static final String SHIPPED = Path.of("..").toString();
    private static final Path SCHEMA = Path.of("../docs/schemas/alert-test-1.0.schema.json");

    @Test
    void passesTheTestsOfTheShippedRules() {
        CliRun run = CliRun.of("test", "-C", SHIPPED, "--min-coverage", "100");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .doesNotContain("FAIL", "ERROR", "has no test", "cannot be tested")
                .contains(" passed, 0 failed, 0 errors");
        assertThat(run.exit()).isZero();
    }

    @Test
    void noticesNineOfTenMutantsOfTheShippedRules() {
        JsonNode summary = json(CliRun.of("test", "-C", SHIPPED, "--mutate", "--output", "json")
                        .out())
                .path("summary");

        assertThat(summary.path("mutants").asInt()).isGreaterThan(60);
        assertThat(summary.path("killed").asDouble() / summary.path("mutants").asInt())
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void theStarterProjectComesWithTestsThatNoticeEveryMutant(@TempDir Path folder) {
        String project = folder.resolve("new").toString();
        assertThat(CliRun.of("init", project).exit()).isZero();

        CliRun run = CliRun.of("test", "-C", project, "--min-coverage", "100");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(CliRun.of("test", "-C", project, "--mutate").out())
                .doesNotContain("survived", "untried")
                .contains("(100 %)");
    }

    @Test
    void shippedTestsFitTheSchema() throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json(Files.readString(SCHEMA)));
        try (Stream<Path> files = Files.list(Path.of("../alert-rules"))) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith(".test.yaml")).toList();
            assertThat(tests).hasSize(11);
            for (Path test : tests) {
                assertThat(schema.validate(LooseFile.read(test).root()))
                        .as(test.toString())
                        .isEmpty();
            }
        }
        JsonNode wrong = json("{\"rule\":\"r\",\"expect\":[{\"at\":\"now\",\"state\":\"loud\"}]}");
        assertThat(schema.validate(wrong)).isNotEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
