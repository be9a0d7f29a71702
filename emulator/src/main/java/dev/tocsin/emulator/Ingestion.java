package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ingest.Item;
import dev.tocsin.emulator.ingest.Items;
import dev.tocsin.emulator.ingest.Landed;
import dev.tocsin.emulator.ingest.Landing;
import dev.tocsin.emulator.ingest.RejectedException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The endpoint that Application Insights SDKs and exporters send to, {@code POST /v2.1/track}. It asks for no token: whose the rows are is
 * said by the instrumentation key in each item. Methods need the folder's lock, unless they say that they do not.
 */
final class Ingestion {
    private static final List<String> PATHS = List.of("/v2.1/track", "/v2/track");

    private static final int PARTIAL = 206;
    private static final int REJECTED = 400;
    /** The documented answer to a component that has used up its daily quota. */
    private static final int NO_ROOM = 402;

    static final String FULL =
            "The table of the component is full; delete the folder telemetry of the emulator's state.";

    private final Components components;
    private final TelemetryStore store;

    Ingestion(Components components, TelemetryStore store) {
        this.components = components;
        this.store = store;
    }

    static boolean isFor(ArmRequest request) {
        return PATHS.contains(request.path());
    }

    /** Keeps requests to ARM from loading anything of OTLP. */
    static boolean mayBeOtlp(ArmRequest request) {
        return request.path().startsWith("/v1/");
    }

    /** The other form in which telemetry comes. */
    OtlpIngestion otlp() {
        return new OtlpIngestion(components, store);
    }

    Reply answer(ArmRequest request, Instant now) throws IOException {
        if (!request.method().equals("POST")) {
            return Bodies.methodNotAllowed(request.method()).reply();
        }
        List<Item> items;
        try {
            items = Items.of(request.body(), request.headers().getOrDefault("Content-Encoding", ""));
        } catch (RejectedException e) {
            Tally tally = new Tally(0);
            tally.reject(0, REJECTED, e.why());
            return tally.reply();
        }
        Tally tally = new Tally(items.size());
        Map<String, String> keys = components.byKey();
        Map<String, Batch> batches = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            land(i, items.get(i), now, keys, batches, tally);
        }
        for (Map.Entry<String, Batch> component : batches.entrySet()) {
            Batch batch = component.getValue();
            if (!store.append(component.getKey(), batch.rows())) {
                batch.items().forEach(item -> tally.reject(item, NO_ROOM, FULL));
            }
        }
        return tally.reply();
    }

    /** What goes to one component: rows, and the numbers of the items that they come from. */
    private record Batch(List<Landed> rows, List<Integer> items) {}

    private static void land(
            int index, Item item, Instant now, Map<String, String> keys, Map<String, Batch> batches, Tally tally) {
        if (item instanceof Item.Broken broken) {
            tally.reject(index, REJECTED, broken.why());
            return;
        }
        ObjectNode envelope = ((Item.Parsed) item).envelope();
        String key = envelope.path("iKey").asText("").toLowerCase(Locale.ROOT);
        String id = keys.get(key);
        if (id == null) {
            tally.reject(index, REJECTED, "Invalid instrumentation key");
            return;
        }
        try {
            List<Landed> landed = Landing.of(envelope, now);
            Batch batch = batches.computeIfAbsent(key, unused -> new Batch(new ArrayList<>(), new ArrayList<>()));
            for (Landed row : landed) {
                row.columns().put("Type", row.table()).put("_ResourceId", id.toLowerCase(Locale.ROOT));
            }
            batch.rows().addAll(landed);
            batch.items().add(index);
        } catch (RejectedException e) {
            tally.reject(index, REJECTED, e.why());
        }
    }

    /** The rows of a component, or of all components that keep theirs in a workspace, by table; as they came. */
    Map<String, List<ObjectNode>> rows(String resource) throws IOException {
        Map<String, List<ObjectNode>> tables = new TreeMap<>();
        for (String key : keys(resource)) {
            add(store.rows(key), tables);
        }
        return tables;
    }

    private static void add(Map<String, List<ObjectNode>> more, Map<String, List<ObjectNode>> tables) {
        more.forEach((table, rows) ->
                tables.computeIfAbsent(table, unused -> new ArrayList<>()).addAll(rows));
    }

    /** The keys under which the rows of a component, or of all components of a workspace, are kept. */
    List<String> keys(String resource) throws IOException {
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, String> component : components.byKey().entrySet()) {
            if (ArmPath.key(component.getValue()).equals(ArmPath.key(resource))
                    || ArmPath.key(components.workspace(component.getValue())).equals(ArmPath.key(resource))) {
                keys.add(component.getKey());
            }
        }
        return keys;
    }

    /** The rows of these keys since a moment, by table. Needs no lock. */
    Map<String, List<ObjectNode>> rows(List<String> keys, Instant since) throws IOException {
        Map<String, List<ObjectNode>> tables = new TreeMap<>();
        for (String key : keys) {
            add(store.rows(key, since), tables);
        }
        return tables;
    }

    /** Whether anything ever landed under one of these keys. Needs no lock. */
    boolean holdsAny(List<String> keys) throws IOException {
        for (String key : keys) {
            if (store.holdsAny(key)) {
                return true;
            }
        }
        return false;
    }

    /** What became of the items. */
    private static final class Tally {
        private final int received;
        private final ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        private boolean full = true;

        Tally(int received) {
            this.received = received;
        }

        void reject(int index, int status, String message) {
            full &= status == NO_ROOM;
            errors.addObject().put("index", index).put("statusCode", status).put("message", message);
        }

        Reply reply() {
            int accepted = Math.max(0, received - errors.size());
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("itemsReceived", received).put("itemsAccepted", accepted);
            body.set("errors", errors);
            return Reply.of(errors.isEmpty() ? 200 : accepted > 0 ? PARTIAL : full ? NO_ROOM : REJECTED, body);
        }
    }
}
