package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.TextPosition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML 1.2 (core schema) as the same tree that JSON gives. Anchors, tags of other kinds and duplicate keys are refused. */
final class YamlReader {
    /** Shorter texts cannot hold much. */
    private static final int SURE = 16 << 10;
    /** A YAML node weighs ten times as much as one of JSON; nobody writes that many by hand. */
    private static final int MOST_NODES = 200_000;

    private static final Set<Tag> COLLECTIONS = Set.of(Tag.MAP, Tag.SEQ);

    private final LoadSettings settings = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(JsonLimits.DEFINITION.maxChars())
            .setUseMarks(true)
            .build();
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonReader numbers = new JsonReader(JsonLimits.DEFINITION);

    JsonDocument read(String text) throws JsonSyntaxException {
        try {
            if (text.length() > SURE) {
                demandLimits(text);
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                throw new JsonSyntaxException("the document is empty", TextPosition.START);
            }
            Map<String, TextPosition> positions = new HashMap<>();
            JsonNode tree = value(root.get(), "", 0, positions);
            return new JsonDocument(tree, () -> positions);
        } catch (StackOverflowError e) {
            throw tooDeep(TextPosition.START);
        } catch (MarkedYamlEngineException e) {
            throw new JsonSyntaxException(
                    problem(String.valueOf(e.getProblem())),
                    e.getProblemMark().map(YamlReader::at).orElse(TextPosition.START));
        } catch (YamlEngineException e) {
            Optional<TextPosition> alias = firstAlias(text);
            if (alias.isPresent()) {
                throw new JsonSyntaxException("YAML aliases are not supported: write the value out", alias.get());
            }
            throw new JsonSyntaxException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("not YAML"), TextPosition.START);
        }
    }

    /** Composing needs memory for every node and stack for every level, so that they are counted before. */
    private void demandLimits(String text) throws JsonSyntaxException {
        int depth = 0;
        int nodes = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            TextPosition at = event.getStartMark().map(YamlReader::at).orElse(TextPosition.START);
            if (depth > JsonLimits.DEFINITION.maxDepth()) {
                throw tooDeep(at);
            }
            if (++nodes > MOST_NODES) {
                throw new JsonSyntaxException("over a limit: more than " + MOST_NODES + " values", at);
            }
        }
    }

    /** What the library refuses of aliases has no place. */
    private Optional<TextPosition> firstAlias(String text) {
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (event.getEventId() == Event.ID.Alias) {
                    return event.getStartMark().map(YamlReader::at);
                }
            }
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static JsonSyntaxException tooDeep(TextPosition at) {
        return new JsonSyntaxException("nested deeper than " + JsonLimits.DEFINITION.maxDepth(), at);
    }

    private JsonNode value(Node node, String pointer, int depth, Map<String, TextPosition> positions)
            throws JsonSyntaxException {
        TextPosition position = node.getStartMark().map(YamlReader::at).orElse(TextPosition.START);
        if (depth > JsonLimits.DEFINITION.maxDepth()) {
            throw tooDeep(position);
        }
        if (node.getAnchor().isPresent()) {
            throw new JsonSyntaxException("YAML anchors are not supported: write the value out", position);
        }
        if (node.getNodeType() != NodeType.SCALAR && !COLLECTIONS.contains(node.getTag())) {
            throw unsupported(node.getTag(), position);
        }
        positions.put(pointer, position);
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer, depth, positions);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = nodes.arrayNode();
            for (Node element : sequence.getValue()) {
                array.add(value(element, JsonPointers.child(pointer, array.size()), depth + 1, positions));
            }
            return array;
        }
        return scalar((ScalarNode) node, position);
    }

    private ObjectNode object(MappingNode mapping, String pointer, int depth, Map<String, TextPosition> positions)
            throws JsonSyntaxException {
        ObjectNode object = nodes.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            TextPosition at =
                    tuple.getKeyNode().getStartMark().map(YamlReader::at).orElse(TextPosition.START);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new JsonSyntaxException("a key must be a plain word", at);
            }
            if (object.has(key.getValue())) {
                throw new JsonSyntaxException("the key \"" + key.getValue() + "\" stands twice in the same object", at);
            }
            String child = JsonPointers.child(pointer, key.getValue());
            object.set(key.getValue(), value(tuple.getValueNode(), child, depth + 1, positions));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode scalar, TextPosition position) throws JsonSyntaxException {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        if (tag.equals(Tag.STR)) {
            return nodes.textNode(text);
        }
        if (tag.equals(Tag.NULL)) {
            return nodes.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return nodes.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                return numbers.read(text.startsWith("+") ? text.substring(1) : text)
                        .root();
            } catch (JsonSyntaxException e) {
                throw new JsonSyntaxException(
                        "the number " + text + " has no JSON form; put quotes around it if it is a text", position);
            }
        }
        throw unsupported(tag, position);
    }

    private static JsonSyntaxException unsupported(Tag tag, TextPosition position) {
        return new JsonSyntaxException("the YAML tag " + tag.getValue() + " is not supported", position);
    }

    private static String problem(String words) {
        if (words.contains("TAB")) {
            return "a tab cannot start anything in YAML; indent with spaces";
        }
        return words.equals("but found another document") ? "there is a second document; a file holds one" : words;
    }

    private static TextPosition at(Mark mark) {
        return new TextPosition(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex());
    }
}
