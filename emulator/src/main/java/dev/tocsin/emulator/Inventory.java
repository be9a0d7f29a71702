package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All resources of a resource group or a subscription, whatever their type: their envelopes, without properties. */
final class Inventory {
    private static final List<String> ENVELOPE = List.of("location", "tags", "kind", "identity", "sku", "managedBy");
    private static final List<String> EXPANDABLE = List.of("createdTime", "changedTime", "provisioningState");
    private static final List<String> FILTERABLE =
            List.of("resourceGroup", "resourceType", "name", "location", "tagName", "tagValue");

    private final StateFile state;
    private final Kinds kinds;

    Inventory(StateFile state, Kinds kinds) {
        this.state = state;
        this.kinds = kinds;
    }

    /** {@code member eq 'value'}. */
    private record Condition(String member, String value) {}

    Reply answer(ArmRequest request, ArmPath path, Query query) throws Refusal, IOException {
        if (!request.method().equals("GET")) {
            throw Bodies.methodNotAllowed(request.method());
        }
        if (query.get("$top").isPresent()) {
            throw unsupported("$top", query.get("$top").orElse(""));
        }
        List<Condition> filter = filter(query.get("$filter").orElse(""));
        List<String> expand = expand(query.get("$expand").orElse(""));
        String groups = ArmPath.key("/subscriptions/" + path.subscription() + "/resourceGroups/");
        String prefix = path.group().isEmpty() ? groups : groups + ArmPath.key(path.group()) + "/";
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode value = list.putArray("value");
        for (Map.Entry<String, Stored> entry : state.below(prefix).entrySet()) {
            Optional<Kind> kind = kind(entry.getKey());
            if (kind.isPresent()) {
                ObjectNode item = item(kind.get(), entry.getValue().tree(), expand);
                if (filter.stream().allMatch(condition -> holds(condition, item))) {
                    value.add(item);
                }
            }
        }
        return Reply.of(200, list);
    }

    /** Neither what is inside of a resource nor what is kept about one is listed. */
    private Optional<Kind> kind(String key) {
        ArmPath path = ArmPath.parse(key);
        return path.level() == ArmPath.Level.RESOURCE
                ? kinds.find(path.namespace(), path.type()).filter(kind -> !kind.isChild())
                : Optional.empty();
    }

    private static ObjectNode item(Kind kind, ObjectNode resource, List<String> expand) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.set("id", resource.path("id"));
        item.set("name", resource.path("name"));
        item.put("type", kind.type());
        for (String member : ENVELOPE) {
            JsonNode value = resource.path(member);
            if (!value.isMissingNode() && !value.isNull()) {
                item.set(member, value);
            }
        }
        JsonNode system = resource.path("systemData");
        time(item, expand, "createdTime", system.path("createdAt"));
        time(item, expand, "changedTime", system.path("lastModifiedAt"));
        if (expand.contains("provisioningState")) {
            item.put("provisioningState", "Succeeded");
        }
        return item;
    }

    /** Only what is known: most kinds do not record when they were written. */
    private static void time(ObjectNode item, List<String> expand, String member, JsonNode value) {
        if (expand.contains(member) && value.isTextual()) {
            item.set(member, value);
        }
    }

    private static boolean holds(Condition condition, ObjectNode item) {
        String value = condition.value();
        return switch (condition.member()) {
            case "resourceGroup" ->
                ArmPath.parse(item.path("id").asText()).group().equalsIgnoreCase(value);
            case "resourceType" -> item.path("type").asText().equalsIgnoreCase(value);
            case "location" -> Edits.region(item.path("location").asText()).equals(Edits.region(value));
            case "tagName" -> item.path("tags").has(value);
            case "tagValue" -> {
                boolean found = false;
                for (JsonNode tag : item.path("tags")) {
                    found |= tag.asText().equals(value);
                }
                yield found;
            }
            default -> item.path("name").asText().equalsIgnoreCase(value);
        };
    }

    private static List<Condition> filter(String text) throws Refusal {
        List<Condition> conditions = new ArrayList<>();
        if (text.isBlank()) {
            return conditions;
        }
        for (String part : Filters.AND.split(text, -1)) {
            Matcher matcher = Filters.CONDITION.matcher(part);
            if (!matcher.matches()) {
                throw unsupported("$filter", text);
            }
            String member = known(FILTERABLE, matcher.group(1)).orElseThrow(() -> unsupported("$filter", text));
            conditions.add(new Condition(member, matcher.group(2).replace("''", "'")));
        }
        return conditions;
    }

    /** Compiled when the first filter comes. */
    private static final class Filters {
        private static final Pattern CONDITION = Pattern.compile("\\s*(\\w+)\\s+eq\\s+'((?:[^']|'')*)'\\s*");
        private static final Pattern AND = Pattern.compile("(?i)\\sand\\s");
    }

    private static List<String> expand(String text) throws Refusal {
        List<String> members = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            if (!word.isBlank()) {
                members.add(known(EXPANDABLE, word.trim()).orElseThrow(() -> unsupported("$expand", text)));
            }
        }
        return members;
    }

    private static Optional<String> known(List<String> words, String word) {
        return words.stream().filter(word::equalsIgnoreCase).findFirst();
    }

    private static Refusal unsupported(String parameter, String value) {
        String where = parameter.substring(1).toLowerCase(Locale.ROOT);
        return new Refusal(
                400,
                where.equals("filter") ? "InvalidFilterInQueryString" : "InvalidQueryParameter",
                "The " + parameter + " '" + value + "' is not supported by this emulator.");
    }
}
