package dev.tocsin.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifLogTest {
    private static final Location PLACE = new Location("alert-rules/my rule é.kql", 3, 9, "");

    @Test
    void isWhatTheOfficialSchemaWants() throws Exception {
        List<Finding> findings = List.of(
                finding("TOC2302", Level.NOTE, "/a#x"),
                finding("KS142", Level.ERROR, "/a#y"),
                new Finding(
                        new Diagnostic(
                                "TOC0401",
                                Level.WARNING,
                                "said",
                                new Location("a.json", 1, 1, "/parameters/x"),
                                List.of(Location.of("templates/a.ftl"))),
                        "",
                        "",
                        List.of()));

        JsonNode log = json(SarifLog.of(findings, "0.1.0"));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(schema())
                        .validate(log))
                .isEmpty();
        JsonNode result = log.at("/runs/0/results/0");
        assertThat(result.path("level").asText()).isEqualTo("note");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("alert-rules/my%20rule%20%C3%A9.kql");
        assertThat(result.at("/locations/0/physicalLocation/region/startColumn").asInt())
                .isEqualTo(9);
        assertThat(log.at("/runs/0/tool/driver/rules/"
                                + result.path("ruleIndex").asInt() + "/shortDescription/text")
                        .asText())
                .isEqualTo("contains where has would do");
    }

    @Test
    void fingerprintsStayWhenLinesMoveAndDifferWhenThereAreTwo() {
        Finding first = finding("TOC2302", Level.NOTE, "/a#x");
        Finding moved = new Finding(
                first.diagnostic().at(new Location("alert-rules/my rule é.kql", 30, 1, "")),
                first.key(),
                first.pointer(),
                List.of());

        assertThat(Fingerprints.of(List.of(first))).isEqualTo(Fingerprints.of(List.of(moved)));
        assertThat(Fingerprints.of(List.of(first, moved))).doesNotHaveDuplicates();
    }

    private static Finding finding(String code, Level level, String pointer) {
        return new Finding(new Diagnostic(code, level, "said", PLACE, List.of()), "log-alert/a", pointer, List.of());
    }

    private static JsonNode schema() throws IOException, JsonSyntaxException {
        try (InputStream in = SarifLogTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static JsonNode json(String text) throws JsonSyntaxException {
        return new JsonReader(JsonLimits.DEFINITION).readTree(text);
    }
}
