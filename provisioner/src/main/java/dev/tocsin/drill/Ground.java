package dev.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.resource.DesiredResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Where a drill is held: an emulator that the project was applied to.
 *
 * @param emulator whose time is the clock's
 * @param clock the drill's time
 */
public record Ground(Emulator emulator, DrillClock clock) {
    /** Posts items to the ingestion endpoint; all must be taken. */
    void track(List<ObjectNode> items) throws DrillException {
        StringBuilder body = new StringBuilder();
        items.forEach(item -> body.append(JsonWriter.compact(item)).append('\n'));
        ArmResponse answer =
                send("POST", "/v2.1/track", "", Map.of("Content-Type", "application/x-json-stream"), body.toString());
        if (answer.status() != 200) {
            throw new DrillException("the emulator does not take the telemetry (" + answer.status() + "): "
                    + json(answer).at("/errors/0/message").asText());
        }
    }

    /** The rows of a component or a workspace, by table of the workspace. */
    Map<String, List<ObjectNode>> rows(String resource) throws DrillException {
        try {
            return emulator.telemetry(resource);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** A resource as the emulator has it. */
    ObjectNode live(DesiredResource resource) throws DrillException {
        ArmResponse answer = send("GET", resource.id().path(), version(resource), Map.of(), "");
        if (answer.status() == 200 && json(answer) instanceof ObjectNode object) {
            return object;
        }
        throw new DrillException(resource.key() + " is not in the emulator (" + answer.status() + ")");
    }

    /** Writes a resource as somebody would in the portal. */
    void write(DesiredResource resource, JsonNode body) throws DrillException {
        ArmResponse answer = send(
                "PUT",
                resource.id().path(),
                version(resource),
                Map.of("Content-Type", "application/json"),
                JsonWriter.compact(body));
        if (answer.status() >= 300) {
            throw new DrillException("the emulator does not take a change of " + resource.key() + " (" + answer.status()
                    + "): " + json(answer).at("/error/message").asText());
        }
    }

    private static String version(DesiredResource resource) {
        return "api-version=" + resource.apiVersion();
    }

    private ArmResponse send(String method, String path, String query, Map<String, String> headers, String body)
            throws DrillException {
        try {
            return emulator.handle(new ArmRequest(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static JsonNode json(ArmResponse answer) throws DrillException {
        try {
            return new JsonReader(JsonLimits.RESPONSE).readTree(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            throw new DrillException("the emulator's answer is not JSON: " + e.getMessage());
        }
    }

    private static DrillException unusable(IOException e) {
        return new DrillException("the emulator's state cannot be used: " + e.getMessage());
    }
}
