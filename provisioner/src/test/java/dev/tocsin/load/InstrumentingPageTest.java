package dev.tocsin.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.telemetry.Contract;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.Field;
import dev.tocsin.telemetry.Metric;
import dev.tocsin.telemetry.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docs/instrumenting.md} sends what the shipped contract describes: no more, no less, and flat. */
class InstrumentingPageTest {
    private static final Path PAGE = Path.of("../docs/instrumenting.md");
    private static final Pattern BLOCK = Pattern.compile("```python\n# (\\w+)\\.py\n(.*?)```", Pattern.DOTALL);
    private static final Pattern INSTRUMENT =
            Pattern.compile("meter\\.create_(\\w+)\\(\"(\\w+)\",.*unit=\"([^\"]*)\", description=\"([^\"]*)\"\\)");
    private static final Pattern KEY = Pattern.compile("\"(\\w+)\":|fields\\[\"(\\w+)\"\\]");

    private String text = "";
    private Map<String, String> code = new TreeMap<>();
    private Contract contract = Contract.NONE;

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(PAGE);
        BLOCK.matcher(text).results().forEach(one -> code.put(one.group(1), one.group(2)));
        contract = new TelemetryReader(new ProjectFiles(Path.of("..")), new Diagnostics()).read();
        assertThat(code.keySet()).containsExactly("app", "events", "instruments", "telemetry");
    }

    private record Created(String instrument, String unit) {}

    private List<Metric> metrics() {
        return contract.metrics().stream()
                .filter(one -> one.presence() != Presence.INTERNAL)
                .toList();
    }

    @Test
    void makesEachMetricWithItsInstrumentAndUnit() {
        Map<String, Created> made = new TreeMap<>();
        Matcher matcher = INSTRUMENT.matcher(code.get("instruments"));
        while (matcher.find()) {
            made.put(matcher.group(2), new Created(matcher.group(1), matcher.group(3)));
        }
        Map<String, Created> wanted = metrics().stream()
                .collect(
                        Collectors.toMap(Metric::name, InstrumentingPageTest::wanted, (one, two) -> one, TreeMap::new));

        assertThat(made).isEqualTo(wanted);
        assertThat(code.get("instruments").lines().filter(line -> line.contains("meter.create_")))
                .hasSize(made.size());
    }

    /** What cannot be relied on as an up-down counter is a gauge here, as the contract's note says that it should be. */
    private static Created wanted(Metric metric) {
        String instrument = switch (metric.instrument()) {
            case COUNTER -> "counter";
            case HISTOGRAM -> "histogram";
            case GAUGE -> "observable_gauge";
            case UP_DOWN_COUNTER -> metric.reliable() ? "up_down_counter" : "observable_gauge";
        };
        return new Created(instrument, metric.unit());
    }

    @Test
    void setsTheAttributesOfTheContractAndNoOthers() {
        Set<String> attributes = new TreeSet<>();
        metrics().forEach(metric -> metric.attributes().forEach(one -> attributes.add(one.name())));
        Set<String> set = new TreeSet<>();
        Pattern.compile("\\.add\\(1, \\{(.*)\\}\\)")
                .matcher(code.get("instruments"))
                .results()
                .forEach(call -> set.addAll(keys(call.group(1))));

        assertThat(set).isEqualTo(attributes);
    }

    private static Set<String> keys(String python) {
        return KEY.matcher(python)
                .results()
                .map(one -> one.group(1) == null ? one.group(2) : one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void writesTheFieldsOfEachEventFlat() {
        Set<String> fields = new TreeSet<>();
        for (Event event : contract.events()) {
            event.fields().stream()
                    .filter(one -> !one.type().equals("object"))
                    .map(Field::name)
                    .forEach(fields::add);
        }

        assertThat(keys(code.get("events"))).isEqualTo(fields);
        assertThat(code.get("events")).doesNotContain("extra_data", "details", "dimensions");
    }

    @Test
    void writesEachKindOfEventWithTheWordsOfTheContract() {
        for (Event event : contract.events()) {
            Set<String> words =
                    new TreeSet<>(event.field("event_type").orElseThrow().values());
            assertThat(words)
                    .as(event.name())
                    .allSatisfy(word -> assertThat(code.get("events")).contains("\"event_type\": \"" + word + "\""));
        }
        List<String> ways = contract.events().stream()
                .filter(one -> one.name().equals("security_event/authentication"))
                .flatMap(one -> one.field("security_event_type").orElseThrow().values().stream())
                .toList();
        assertThat(ways)
                .hasSize(3)
                .allSatisfy(way -> assertThat(code.get("events")).contains(way));
    }

    @Test
    void saysTheRoleByWhichTheRowsAreFiltered() throws IOException {
        assertThat(Files.readString(Path.of("../telemetry/mcp-server.json")))
                .contains("\"application\": \"mcp-server\"");
        assertThat(text).contains("export OTEL_SERVICE_NAME=mcp-server\n");
    }
}
