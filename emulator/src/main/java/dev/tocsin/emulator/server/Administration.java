package dev.tocsin.emulator.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.ArmResponse.Ending;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /_emulator}: the ledger and the faults, for tests. Needs no token, is not in the ledger, and no fault strikes it.
 * A fault list must come as JSON by its content type, which no web page may send elsewhere unasked.
 */
final class Administration {
    private static final String ROOT = "/_emulator";

    private final Emulator emulator;

    Administration(Emulator emulator) {
        this.emulator = emulator;
    }

    static boolean isFor(ArmRequest request) {
        return request.path().equals(ROOT) || request.path().startsWith(ROOT + "/");
    }

    ArmResponse answer(ArmRequest request) throws IOException {
        return switch (request.method() + " " + request.path()) {
            case "GET " + ROOT + "/ledger" -> json(200, emulator.ledger());
            case "DELETE " + ROOT + "/ledger" -> {
                emulator.clearLedger();
                yield empty();
            }
            case "GET " + ROOT + "/faults" -> json(200, emulator.faults());
            case "DELETE " + ROOT + "/faults" -> armed("[]");
            case "PUT " + ROOT + "/faults" ->
                isJson(request)
                        ? armed(new String(request.body(), StandardCharsets.UTF_8))
                        : error(415, "The faults must come with Content-Type: application/json.");
            default ->
                error(
                        404,
                        "The emulator has GET and DELETE " + ROOT + "/ledger, and GET, PUT and DELETE " + ROOT
                                + "/faults.");
        };
    }

    private static boolean isJson(ArmRequest request) {
        return request.headers()
                .getOrDefault("Content-Type", "")
                .toLowerCase(Locale.ROOT)
                .startsWith("application/json");
    }

    private ArmResponse armed(String faults) throws IOException {
        Optional<String> mistake = emulator.arm(faults);
        return mistake.isPresent() ? error(400, mistake.get()) : empty();
    }

    private static ArmResponse empty() {
        return new ArmResponse(204, Map.of(), new byte[0], Ending.COMPLETE);
    }

    private static ArmResponse error(int status, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("error").put("code", "EmulatorRequest").put("message", message);
        return json(status, JsonWriter.compact(root));
    }

    private static ArmResponse json(int status, String text) {
        return new ArmResponse(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8),
                Ending.COMPLETE);
    }
}
