package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Compares the own values of two items, leaf by leaf. */
final class Properties {
    private final ItemType type;
    private final BiPredicate<JsonNode, JsonNode> same;
    private final List<PropertyChange> changes = new ArrayList<>();

    private Properties(ItemType type, BiPredicate<JsonNode, JsonNode> same) {
        this.type = type;
        this.same = same;
    }

    /** What changed, by aspect: what is asked apart from how it is drawn. */
    static List<PropertyChange> compare(Item before, Item after, BiPredicate<JsonNode, JsonNode> same) {
        Properties properties = new Properties(after.type(), same);
        properties.value(before.own(), after.own(), "");
        properties.changes.sort(Comparator.comparing(PropertyChange::aspect));
        return properties.changes;
    }

    /** The query or text of an item that is new or gone, which is what people read of it. */
    static List<PropertyChange> of(Item item, boolean isNew) {
        String pointer = Similarity.mainText(item);
        JsonNode value = item.json().at(pointer);
        if (pointer.isEmpty() || !value.isTextual()) {
            return List.of();
        }
        Properties properties = new Properties(item.type(), JsonNode::equals);
        properties.add(
                pointer, isNew ? Optional.empty() : Optional.of(value), isNew ? Optional.of(value) : Optional.empty());
        return properties.changes;
    }

    private void value(JsonNode before, JsonNode after, String pointer) {
        if (before.isObject() && after.isObject()) {
            object(before, after, pointer);
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                value(before.get(i), after.get(i), JsonPointers.child(pointer, i));
            }
        } else if (!same.test(before, after)) {
            add(pointer, Optional.of(before), Optional.of(after));
        }
    }

    private void object(JsonNode before, JsonNode after, String pointer) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode side : List.of(after, before)) {
            for (Map.Entry<String, JsonNode> member : side.properties()) {
                keys.add(member.getKey());
            }
        }
        for (String key : keys) {
            String at = JsonPointers.child(pointer, key);
            Optional<JsonNode> old = Optional.ofNullable(before.get(key));
            Optional<JsonNode> now = Optional.ofNullable(after.get(key));
            if (old.isPresent() && now.isPresent()) {
                value(old.get(), now.get(), at);
            } else {
                add(at, old, now);
            }
        }
    }

    private void add(String pointer, Optional<JsonNode> before, Optional<JsonNode> after) {
        List<String> tokens = new ArrayList<>(List.of(pointer.substring(1).split("/", -1)));
        boolean inContent = tokens.get(0).equals("content") && tokens.size() > 1;
        if (inContent) {
            tokens.remove(0);
        }
        List<String> names =
                tokens.stream().map(token -> JsonPointers.last("/" + token)).toList();
        changes.add(new PropertyChange(
                Aspect.of(type, names.get(0), inContent),
                names.stream().collect(Collectors.joining(".")),
                pointer,
                before,
                after));
    }
}
