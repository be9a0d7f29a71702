package dev.tocsin.preview.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.golden.Golden;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.preview.data.Answer;
import dev.tocsin.preview.data.DataSet;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.model.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The option of each chart, as it was: {@code NAME.item.json} is an item, {@code NAME.option.json} what ECharts is given for it.
 * {@code -Dupdate.golden=true} writes the options anew.
 */
class ChartGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/preview/charts");
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".item.json"))
                    .map(name -> name.replace(".item.json", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesTheOptionThatItGave(String name) throws IOException, JsonSyntaxException {
        JsonNode content =
                new JsonReader(JsonLimits.DEFINITION).readTree(Files.readString(FOLDER.resolve(name + ".item.json")));
        DataSet rows = rows(PreviewData.none(NOW).answer(name, content, new Scope(null)));
        Render render = Render.of(content.path("query").asText());
        String look = content.path("visualization").asText(render.chart());
        Chart chart = Chart.of(
                        rows,
                        new Chart.Wish(
                                Kind.of(look).orElseThrow(),
                                content,
                                render,
                                content.path("chartSettings")
                                        .path("customThresholdLine")
                                        .asText()))
                .orElseThrow();
        String text = JsonWriter.pretty(told(chart)) + "\n";
        Golden.check(FOLDER.resolve(name + ".option.json"), text);
    }

    private static DataSet rows(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Rows.class);
        return ((Answer.Rows) answer).data();
    }

    private static ObjectNode told(Chart chart) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("summary", chart.summary());
        chart.legend()
                .forEach(one -> all.withArrayProperty("legend")
                        .add(one.label() + " " + one.value() + (one.of().isEmpty() ? "" : " " + one.of())));
        chart.notes().forEach(one -> all.withArrayProperty("notes").add(one));
        all.set("chart", chart.option());
        return all;
    }
}
