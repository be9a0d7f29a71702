package dev.tocsin.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the service accepted in recorded traffic has the shapes that we ship. */
class RecordedTrafficTest {
    private static final Path EXCHANGES = Path.of("../../shared/corpus/arm/exchanges.jsonl");
    private static final Pattern URI = Pattern.compile("([^?]*)\\?.*api-version=([^&]+).*");
    private static final int FIRST_FAILURE = 300;

    @Test
    void acceptsEveryPutThatTheServiceAccepted() throws Exception {
        assumeTrue(Files.exists(EXCHANGES), "the recorded traffic is not here");
        ArmSpecs specs = ArmSpecs.shipped();
        List<String> refused = new ArrayList<>();
        int checked = 0;

        for (String line : Files.readAllLines(EXCHANGES)) {
            JsonNode exchange = SpecFolder.json(line, EXCHANGES);
            Matcher uri = URI.matcher(exchange.path("uri").asText());
            boolean put = exchange.path("method").asText().equals("PUT");
            if (put && exchange.path("status").asInt() < FIRST_FAILURE && uri.matches()) {
                String type = SpecCompiler.type(uri.group(1));
                String version = nearest(specs.apiVersions(type), uri.group(2));
                checked++;
                ShapeChecker.check(specs.find(type, version).orElseThrow().body(), exchange.path("request")).stream()
                        .filter(violation -> !violation.kind().advisory())
                        .map(violation -> exchange.path("recording").asText() + " " + violation)
                        .forEach(refused::add);
            }
        }

        assertThat(checked).isGreaterThan(150);
        assertThat(refused).isEmpty();
    }

    @Test
    void refusesADynamicCriterionForASingleResourceAsTheServiceDid() throws Exception {
        assumeTrue(Files.exists(EXCHANGES), "the recorded traffic is not here");
        Shape body = ArmSpecs.shipped()
                .find("Microsoft.Insights/metricAlerts", "2018-03-01")
                .orElseThrow()
                .body();
        List<JsonNode> refused = Files.readAllLines(EXCHANGES).stream()
                .map(line -> SpecFolder.json(line, EXCHANGES))
                .filter(exchange ->
                        exchange.at("/response/Message").asText().startsWith("Error parsing request payload"))
                .toList();

        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(exchange -> assertThat(ShapeChecker.check(body, exchange.path("request")))
                        .extracting(ShapeViolation::pointer)
                        .contains("/properties/criteria/allOf/0/criterionType"));
    }

    /** The same version, else the next later one, else the newest. */
    private static String nearest(List<String> ascending, String wanted) {
        return ascending.stream()
                .filter(version -> version.compareTo(wanted.substring(0, 10)) >= 0)
                .findFirst()
                .orElse(ascending.get(ascending.size() - 1));
    }
}
