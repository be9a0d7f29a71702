package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.Field;
import dev.tocsin.telemetry.Instrument;
import dev.tocsin.telemetry.Landing;
import dev.tocsin.telemetry.Metric;
import dev.tocsin.telemetry.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file of the telemetry contract. */
final class ContractReader {
    private static final List<String> ROOT = List.of(
            "$schema",
            "application",
            "source",
            "description",
            "resource",
            "rules",
            "metrics",
            "logRecord",
            "events",
            "eventDelivery",
            "businessMetrics",
            "profiles");
    private static final List<String> METRIC = List.of(
            "name",
            "instrument",
            "unit",
            "description",
            "attributes",
            "recorded",
            "landsIn",
            "emitted",
            "addition",
            "reliable",
            "leavesProcess",
            "notes");
    private static final List<String> EVENT =
            List.of("name", "description", "level", "message", "fields", "landsIn", "emitted", "addition", "notes");
    private static final List<String> FIELD = List.of("name", "type", "values", "optional", "description");
    private static final List<String> TYPES = List.of("string", "boolean", "int", "long", "real", "datetime", "object");

    private final SourceFile source;
    private final Diagnostics diagnostics;
    private final Keys keys;

    ContractReader(SourceFile source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.keys = new Keys(source, diagnostics);
    }

    /** Whether there is anything to read; told when there is not. */
    boolean isObject() {
        boolean object = keys.isObject(source.root(), "", "a telemetry contract");
        if (object) {
            keys.onlyKnown(source.root(), "", ROOT);
        }
        return object;
    }

    List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        for (String list : List.of("/metrics", "/businessMetrics/metrics")) {
            for (String pointer : objects(source.root(), list, "a metric")) {
                metric(pointer).ifPresent(metrics::add);
            }
        }
        return metrics;
    }

    List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (String pointer : objects(source.root(), "/events", "an event")) {
            event(pointer).ifPresent(events::add);
        }
        return events;
    }

    private Optional<Metric> metric(String pointer) {
        JsonNode node = source.root().at(pointer);
        keys.onlyKnown(node, pointer, METRIC);
        Optional<String> name = keys.requiredText(node, pointer, "name");
        Presence presence = presence(node, pointer);
        Optional<Instrument> instrument = instrument(node, pointer, presence);
        if (name.isEmpty() || instrument.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Metric(
                name.get(),
                instrument.get(),
                node.path("unit").asText("1"),
                fields(pointer + "/attributes"),
                presence == Presence.INTERNAL ? List.of() : landings(node, pointer),
                presence,
                node.path("reliable").asBoolean(true),
                source.at(pointer)));
    }

    private Optional<Event> event(String pointer) {
        JsonNode node = source.root().at(pointer);
        keys.onlyKnown(node, pointer, EVENT);
        Optional<String> name = keys.requiredText(node, pointer, "name");
        return name.map(known -> new Event(
                known,
                fields(pointer + "/fields"),
                landings(node, pointer),
                presence(node, pointer),
                source.at(pointer)));
    }

    /** What never leaves the process has nothing that records it for others. */
    private Optional<Instrument> instrument(JsonNode node, String pointer, Presence presence) {
        if (presence == Presence.INTERNAL && !node.has("instrument")) {
            return Optional.of(Instrument.COUNTER);
        }
        Optional<String> word = keys.requiredText(node, pointer, "instrument");
        Optional<Instrument> known = word.flatMap(Instrument::of);
        if (word.isPresent() && known.isEmpty()) {
            wrong(
                    pointer + "/instrument",
                    "\"instrument\" is one of counter, upDownCounter, gauge, histogram, not \"" + word.get() + "\"");
        }
        return known;
    }

    private Presence presence(JsonNode node, String pointer) {
        if (!node.path("leavesProcess").asBoolean(true)) {
            return Presence.INTERNAL;
        }
        if (node.path("emitted").asBoolean(true)) {
            return Presence.EMITTED;
        }
        if (node.path("addition").path("reason").asText("").isBlank()) {
            diagnostics.error(
                    "TOC0104",
                    source.at(pointer),
                    "\"emitted\": false needs \"addition\": {\"reason\": …}; say which rule needs it, and why");
        }
        return Presence.REQUESTED;
    }

    private List<Field> fields(String list) {
        List<Field> fields = new ArrayList<>();
        for (String pointer : objects(source.root(), list, "a field")) {
            JsonNode node = source.root().at(pointer);
            keys.onlyKnown(node, pointer, FIELD);
            Optional<String> name = keys.requiredText(node, pointer, "name");
            Optional<String> type = keys.requiredText(node, pointer, "type");
            if (type.isPresent() && !TYPES.contains(type.get())) {
                wrong(
                        pointer + "/type",
                        "\"type\" is one of " + String.join(", ", TYPES) + ", not \"" + type.get() + "\"");
            } else if (name.isPresent() && type.isPresent()) {
                fields.add(new Field(
                        name.get(),
                        type.get(),
                        texts(node.path("values"), pointer + "/values"),
                        node.path("optional").asBoolean(false)));
            }
        }
        return fields;
    }

    /** Up to three places: the tables of a component, of its workspace, and of what collects a container's output. */
    private List<Landing> landings(JsonNode node, String pointer) {
        String at = pointer + "/landsIn";
        JsonNode landsIn = node.path("landsIn");
        if (landsIn.isMissingNode()) {
            diagnostics.error("TOC0104", source.at(pointer), "the property \"landsIn\" is missing; add it");
            return List.of();
        }
        if (!keys.isObject(landsIn, at, "\"landsIn\"")) {
            return List.of();
        }
        keys.onlyKnown(
                landsIn,
                at,
                List.of(
                        "table",
                        "columns",
                        "fields",
                        "workspaceTable",
                        "workspaceColumns",
                        "workspaceFields",
                        "containerTable",
                        "containerFields"));
        List<Landing> landings = new ArrayList<>();
        landing(landsIn, at, "table", "columns", "fields").ifPresent(landings::add);
        landing(landsIn, at, "workspaceTable", "workspaceColumns", "workspaceFields")
                .ifPresent(landings::add);
        landing(landsIn, at, "containerTable", "containerColumns", "containerFields")
                .ifPresent(landings::add);
        return landings;
    }

    private Optional<Landing> landing(JsonNode landsIn, String at, String table, String columns, String fields) {
        Map<String, String> byRole = new LinkedHashMap<>();
        landsIn.path(columns)
                .fieldNames()
                .forEachRemaining(role -> keys.requiredText(landsIn.path(columns), at + "/" + columns, role)
                        .ifPresent(column -> byRole.put(role, column)));
        keys.optionalText(landsIn, at, fields).ifPresent(column -> byRole.put("fields", column));
        return keys.optionalText(landsIn, at, table).map(name -> new Landing(name, byRole));
    }

    private List<String> texts(JsonNode list, String pointer) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : list) {
            if (!one.isTextual()) {
                wrong(pointer, "\"values\" must be a list of strings");
                return List.of();
            }
            texts.add(one.textValue());
        }
        return texts;
    }

    /** The pointers of a list's members that are objects; a list that is not there is empty. */
    private List<String> objects(JsonNode root, String list, String what) {
        JsonNode members = root.at(list);
        List<String> pointers = new ArrayList<>();
        if (!members.isMissingNode() && !members.isArray()) {
            wrong(list, "this must be a list [ … ]");
        }
        for (int i = 0; i < members.size() && members.isArray(); i++) {
            if (keys.isObject(members.get(i), list + "/" + i, what)) {
                pointers.add(list + "/" + i);
            }
        }
        return pointers;
    }

    private void wrong(String pointer, String message) {
        diagnostics.error("TOC0105", source.at(pointer), message);
    }
}
