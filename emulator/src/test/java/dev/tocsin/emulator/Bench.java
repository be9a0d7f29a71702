package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.emulator.ArmResponse.Ending;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An emulator on a folder, and short ways to talk to it. */
final class Bench {
    static final Instant NOW = Instant.parse("2026-01-05T12:34:56.789Z");
    static final String GROUP = "/subscriptions/s1/resourceGroups/Rg-One";
    static final String INSIGHTS = GROUP + "/providers/Microsoft.Insights/";
    static final String ACTION_GROUP =
            "{\"location\":\"global\",\"properties\":{\"groupShortName\":\"oncall\",\"enabled\":true}}";

    final Path folder;
    final List<Long> slept = new ArrayList<>();
    private final Emulator emulator;

    Bench(Path folder) {
        this.folder = folder;
        try {
            Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
            emulator = new Emulator(
                    folder, clock, slept::add, FrontDoor.open("https://management.azure.com"), GroupPolicy.CREATE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Emulator emulator() {
        return emulator;
    }

    /** An answer with its body parsed; a missing node when there is none or it is cut. */
    record Answer(int status, Map<String, String> headers, JsonNode body, String text, Ending ending) {
        JsonNode at(String pointer) {
            return body.at(pointer);
        }
    }

    Answer send(String method, String path, String query, String body) throws IOException {
        ArmRequest request = new ArmRequest(method, path, query, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        ArmResponse response = emulator.handle(request);
        String text = new String(response.body(), StandardCharsets.UTF_8);
        boolean parse = !text.isEmpty() && response.ending() == Ending.COMPLETE && text.startsWith("{");
        JsonNode json = parse ? json(text) : json("{}").path("none");
        return new Answer(response.status(), response.headers(), json, text, response.ending());
    }

    Answer put(String path, String version, String body) throws IOException {
        return send("PUT", path, "api-version=" + version, body);
    }

    Answer get(String path, String version) throws IOException {
        return send("GET", path, "api-version=" + version, "");
    }

    Answer putActionGroup(String name) throws IOException {
        return put(INSIGHTS + "actionGroups/" + name, "2023-01-01", ACTION_GROUP);
    }

    void faults(String json) throws IOException {
        Files.writeString(folder.resolve("faults.json"), json);
    }

    List<JsonNode> ledger() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("ledger.jsonl"))) {
            lines.add(json(line));
        }
        return lines;
    }

    static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE).read(text).root();
        } catch (JsonSyntaxException e) {
            throw new AssertionError(text, e);
        }
    }
}
