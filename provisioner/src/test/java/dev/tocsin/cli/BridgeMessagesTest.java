package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.workflow.Workflow;
import dev.tocsin.workflow.WorkflowException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the shipped workflows make of alerts that have the form of Microsoft's samples (MicrosoftDocs/azure-monitor-docs,
 * alerts-payload-samples): golden messages, which {@code -Dupdate.golden=true} writes anew, within the documented limits of Teams and Slack.
 */
class BridgeMessagesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/tocsin/cli");
    private static final String WEBHOOK = "https://example.invalid/webhook";
    /** Teams takes 28 KB a message (Microsoft Learn, limits-specifications-teams). */
    private static final int TEAMS_BYTES = 28 * 1024;

    private static JsonNode rendered = JsonNodeFactory.instance.nullNode();

    @BeforeAll
    static void render(@TempDir Path folder) {
        rendered = read(ShippedProject.copiedTo(folder).run("render").out());
    }

    static List<String> payloads() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("bridges"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains(".teams.") && !name.contains(".slack."))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void cardOfTeamsIsAsItWas(String payload) throws WorkflowException {
        JsonNode card = message("teams", payload);
        golden(payload + ".teams.json", card);
        assertThat(violations("teams-message.schema.json", card)).isEmpty();
        assertThat(JsonWriter.compact(card).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(TEAMS_BYTES);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void messageOfSlackIsAsItWas(String payload) throws WorkflowException {
        JsonNode message = message("slack", payload);
        golden(payload + ".slack.json", message);
        assertThat(violations("slack-message.schema.json", message)).isEmpty();
    }

    @Test
    void definitionsUseTheListedFunctionsAndNoOther() throws IOException {
        Pattern call = Pattern.compile("([A-Za-z]+)\\(");
        Set<String> used = new TreeSet<>();
        for (String channel : List.of("teams", "slack")) {
            Matcher matcher = call.matcher(JsonWriter.compact(definition(channel)));
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
            String template = Files.readString(Path.of("../templates/" + channel + "-bridge.ftl"));
            assertThat(template.replaceAll("\\s+", " "))
                    .contains("coalesce, encodeUriComponent, equals, item, outputs, parameters, replace, startsWith,"
                            + " take, triggerBody, trim, union.");
        }
        assertThat(used)
                .containsExactly(
                        "coalesce",
                        "encodeUriComponent",
                        "equals",
                        "item",
                        "outputs",
                        "parameters",
                        "replace",
                        "startsWith",
                        "take",
                        "triggerBody",
                        "trim",
                        "union");
    }

    @Test
    void anythingElseIsRefusedByName() {
        ObjectNode definition = definition("teams").deepCopy();
        definition.withObject("/actions/Words").put("inputs", "@concat('a', 'b')");
        assertThatThrownBy(() -> run(definition, "log-fired"))
                .hasMessageStartingWith(
                        "action Words: the function concat() is not supported here; supported are coalesce");
        definition.withObject("/actions/Words").put("inputs", "x").put("type", "Foreach");
        assertThatThrownBy(() -> run(definition, "log-fired"))
                .hasMessageStartingWith("action Words: the type \"Foreach\" is not supported here");
        definition.withObject("/actions/Words").put("type", "Compose");
        definition.withObject("/actions/Words/runAfter").putArray("Post").add("Succeeded");
        assertThatThrownBy(() -> run(definition, "log-fired")).hasMessageEndingWith("runs after itself");
        definition.withObject("/actions/Words").putObject("runAfter");
        definition.withObject("/actions/Alert").putObject("runAfter");
        assertThatThrownBy(() -> run(definition, "log-fired"))
                .hasMessageContaining("outputs('Words') is not there: the action does not run after it");
        definition.withObject("/actions/Words").putArray("foreach");
        assertThatThrownBy(() -> run(definition, "log-fired"))
                .hasMessage("action Words: \"foreach\" is not supported here");
    }

    private static JsonNode message(String channel, String payload) throws WorkflowException {
        List<Workflow.Post> posts = run(definition(channel), payload);
        assertThat(posts).hasSize(1);
        assertThat(posts.get(0).method()).isEqualTo("POST");
        assertThat(posts.get(0).address()).isEqualTo(WEBHOOK);
        return posts.get(0).body();
    }

    private static List<Workflow.Post> run(JsonNode definition, String payload) throws WorkflowException {
        return new Workflow(definition)
                .run(
                        Map.of("webhookUrl", JsonNodeFactory.instance.textNode(WEBHOOK)),
                        read(text(FOLDER.resolve("bridges/" + payload + ".json"))));
    }

    private static JsonNode definition(String channel) {
        for (JsonNode resource : rendered.path("resources")) {
            if (resource.path("name").asText().equals("mcp-server-" + channel)) {
                return resource.at("/properties/definition");
            }
        }
        throw new IllegalStateException("no bridge to " + channel);
    }

    private static void golden(String name, JsonNode message) {
        Path file = FOLDER.resolve("bridges").resolve(name);
        String now = JsonWriter.pretty(message) + "\n";
        if (Boolean.getBoolean("update.golden")) {
            try {
                Files.writeString(file, now);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        assertThat(now).isEqualTo(text(file));
    }

    private static List<String> violations(String schema, JsonNode message) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(text(FOLDER.resolve(schema))))
                .validate(message)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonNode read(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
