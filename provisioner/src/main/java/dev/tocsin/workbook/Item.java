package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonPointers;
import java.util.List;
import java.util.Optional;

/**
 * A node of a workbook's tree. Its own values are those that do not stand in a node below it.
 *
 * @param index its place in {@link Workbook#items()}
 * @param parent the index of the node it stands in; -1 for the workbook itself
 * @param type what it is
 * @param list JSON pointer, from the parent, of the list it stands in; "" for the workbook itself
 * @param position its place in that list, from 0
 * @param pointer JSON pointer into the content
 * @param json the node with everything below it; not to be changed
 * @param children indexes of the nodes in it, in the order of the content
 */
public record Item(
        int index,
        int parent,
        ItemType type,
        String list,
        int position,
        String pointer,
        JsonNode json,
        List<Integer> children) {
    /** Lists of nodes in an item, and in the workbook itself. */
    static final List<String> LISTS = List.of("/content/items", "/content/parameters", "/content/links");

    static final String ROOT_LIST = "/items";

    /** Copies the list. */
    public Item {
        children = List.copyOf(children);
    }

    /** The name by which others know it: {@code name}, or the label of a link. */
    public Optional<String> name() {
        return text(type == ItemType.LINK ? "/linkLabel" : "/name");
    }

    /** A value of its own that is text with something in it. */
    Optional<String> text(String at) {
        JsonNode value = json.at(at);
        return value.isTextual() && !value.textValue().isBlank() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** What kind of list it stands in: only members of such lists can be the same thing, moved. */
    String listKind() {
        return JsonPointers.last(list);
    }

    /** The lists of nodes that it has. */
    List<String> lists() {
        return switch (type) {
            case WORKBOOK -> holdsNodes(ROOT_LIST) ? List.of(ROOT_LIST) : List.of();
            case PARAMETER, LINK -> List.of();
            default -> LISTS.stream().filter(this::holdsNodes).toList();
        };
    }

    /** A list with anything else than objects in it is taken for a plain value, so that nothing of it is lost. */
    private boolean holdsNodes(String list) {
        JsonNode value = json.at(list);
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode element : value) {
            if (!element.isObject()) {
                return false;
            }
        }
        return true;
    }

    /** Its own values: the node with an empty list for every list of nodes. */
    public JsonNode own() {
        List<String> lists = lists();
        if (lists.isEmpty()) {
            return json;
        }
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        own.setAll((ObjectNode) json);
        if (type == ItemType.WORKBOOK) {
            own.putArray("items");
            return own;
        }
        ObjectNode content = own.putObject("content");
        content.setAll((ObjectNode) json.get("content"));
        lists.forEach(list -> content.putArray(JsonPointers.last(list)));
        return own;
    }
}
