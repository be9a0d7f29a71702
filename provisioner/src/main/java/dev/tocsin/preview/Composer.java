package dev.tocsin.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts into groups what they load. A parameter that the workbook around the group has is left out of what is loaded, and a bar
 * that has none then is left out too ("Any parameters that already exist in the workbook with identical names are merged out of
 * the template being loaded", MicrosoftDocs/azure-docs, workbooks-create-workbook.md, "How parameters are merged").
 */
final class Composer {
    /** Workbooks in workbooks. Public ones go two deep. */
    static final int MOST_DEPTH = 8;
    /** Loads of one page; a public workbook has eleven. */
    static final int MOST_LOADS = 200;
    /** Items that were loaded; the page stops there too. */
    static final int MOST_ITEMS = 3_000;

    private static final int GROUP = 12;

    private final Templates templates;
    private final Map<String, String> refused = new HashMap<>();
    private int loads;
    private int items;

    Composer(Templates templates) {
        this.templates = templates;
    }

    /**
     * Where in the composition we are.
     *
     * @param names parameters that are known around here
     * @param chain keys of the workbooks that this one is loaded into, and its own
     */
    private record Around(Set<String> names, Set<String> chain) {
        Around in(Set<String> more) {
            Set<String> all = new HashSet<>(names);
            all.addAll(more);
            return new Around(all, chain);
        }

        Around in(String workbook) {
            Set<String> all = new LinkedHashSet<>(chain);
            all.add(workbook);
            return new Around(names, all);
        }
    }

    Composed compose(String key, JsonNode content) {
        JsonNode copy = content.deepCopy();
        Around outermost = new Around(Set.of(), Set.of());
        list(copy.path("items"), "/items", key.isEmpty() ? outermost : outermost.in(key));
        return new Composed(copy, refused);
    }

    private void list(JsonNode list, String pointer, Around around) {
        if (!(list instanceof ArrayNode)) {
            return;
        }
        list.forEach(Composer::modernise);
        Around here = around.in(names(list));
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).path("content") instanceof ObjectNode group
                    && list.get(i).path("type").asInt() == GROUP) {
                group(group, pointer + "/" + i, here);
            }
        }
    }

    private void group(ObjectNode group, String pointer, Around around) {
        String id = group.path("loadFromTemplateId").asText();
        Around inside = around;
        if (!id.isBlank()) {
            Templates.Found found = load(id, around);
            if (found instanceof Templates.Loaded loaded) {
                group.set("items", merged(loaded.content().path("items"), around.names()));
                inside = around.in(loaded.key());
            } else {
                refused.put(pointer, "the template " + id + " " + ((Templates.Absent) found).reason());
            }
        }
        list(group.path("items"), pointer + "/content/items", inside);
    }

    private Templates.Found load(String id, Around around) {
        Templates.Found found = templates.find(id);
        if (!(found instanceof Templates.Loaded loaded)) {
            return found;
        }
        if (around.chain().contains(loaded.key())) {
            return new Templates.Absent("is loaded into itself, which has no end");
        }
        if (around.chain().size() >= MOST_DEPTH) {
            return new Templates.Absent("is in more than " + MOST_DEPTH + " workbooks that load each other");
        }
        loads++;
        if (loads > MOST_LOADS) {
            return new Templates.Absent("is beyond the " + MOST_LOADS + " loads of one page");
        }
        items += size(loaded.content().path("items"));
        return items > MOST_ITEMS
                ? new Templates.Absent("would bring what is loaded to more than " + MOST_ITEMS + " items")
                : found;
    }

    private static int size(JsonNode list) {
        int size = 0;
        for (JsonNode item : list) {
            size += 1 + size(item.path("content").path("items"));
        }
        return size;
    }

    private static ArrayNode merged(JsonNode list, Set<String> known) {
        ArrayNode merged = ((ArrayNode) list).arrayNode();
        for (JsonNode item : list.deepCopy()) {
            modernise(item);
            if (!(item.path("content").path("parameters") instanceof ArrayNode parameters) || parameters.isEmpty()) {
                merged.add(item);
                continue;
            }
            for (int i = parameters.size() - 1; i >= 0; i--) {
                if (known.contains(parameters.get(i).path("name").asText())) {
                    parameters.remove(i);
                }
            }
            if (!parameters.isEmpty()) {
                merged.add(item);
            }
        }
        return merged;
    }

    /** The parameters that are known among these items: their own, and those that groups in them give away. */
    private static Set<String> names(JsonNode list) {
        Set<String> names = new HashSet<>();
        for (JsonNode item : list) {
            JsonNode content = item.path("content");
            content.path("parameters").forEach(one -> names.add(one.path("name").asText()));
            if (content.path("exportParameters").asBoolean()) {
                names.addAll(names(content.path("items")));
            }
            for (String key : List.of("exportParameterName", "timeBrushParameterName")) {
                names.add(content.path(key).asText());
            }
            content.path("exportedParameters")
                    .forEach(one -> names.add(one.path("parameterName").asText()));
        }
        names.remove("");
        return names;
    }

    /** The legacy form, in which the {@code content} of an item is a JSON document as text. */
    private static void modernise(JsonNode item) {
        if (item instanceof ObjectNode object && item.path("content").isTextual()) {
            try {
                object.set(
                        "content",
                        new JsonReader(JsonLimits.DEFINITION)
                                .readTree(item.path("content").textValue()));
            } catch (JsonSyntaxException e) {
                // It stays what it is: an item without content.
            }
        }
    }
}
