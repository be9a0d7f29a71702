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
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML 1.2 (JSON schema) as the same tree that JSON gives. Anchors, aliases, tags of other kinds and duplicate keys are refused.
 * Read event by event, so that a limit ends the reading where it is reached.
 */
final class YamlReader {
    /** A YAML node weighs ten times as much as one of JSON; nobody writes that many by hand. */
    private static final int MOST_NODES = 200_000;

    private static final String UNSPECIFIC = "!";

    private static final LoadSettings UNPLACED = settings(false);

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonReader numbers = new JsonReader(JsonLimits.DEFINITION);

    private static LoadSettings settings(boolean marks) {
        return LoadSettings.builder()
                .setCodePointLimit(JsonLimits.DEFINITION.maxChars())
                .setUseMarks(marks)
                .build();
    }

    /** Reads a text without regard to places, and once more where they are asked for: few texts have anything wrong with them. */
    JsonDocument read(String text) throws JsonSyntaxException {
        try {
            return new JsonDocument(new Reading(text, UNPLACED).document(), () -> places(text));
        } catch (JsonSyntaxException | YamlEngineException e) {
            throw located(text);
        }
    }

    private Map<String, TextPosition> places(String text) {
        Reading reading = new Reading(text, settings(true));
        try {
            reading.document();
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("a text that was read cannot be read again", e);
        }
        return reading.places;
    }

    /** What is wrong with a text, and where. */
    private JsonSyntaxException located(String text) {
        try {
            new Reading(text, settings(true)).document();
        } catch (JsonSyntaxException e) {
            return e;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            return new JsonSyntaxException(
                    problem(String.valueOf(e.getProblem())), mark.isPresent() ? at(mark.get()) : TextPosition.START);
        } catch (YamlEngineException e) {
            return new JsonSyntaxException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("not YAML"), TextPosition.START);
        }
        throw new IllegalStateException("a text that could not be read can be read now");
    }

    private static String problem(String words) {
        return words.contains("TAB") ? "a tab cannot start anything in YAML; indent with spaces" : words;
    }

    private static TextPosition at(Event event) {
        Optional<Mark> mark = event.getStartMark();
        return mark.isPresent() ? at(mark.get()) : TextPosition.START;
    }

    private static TextPosition at(Mark mark) {
        return new TextPosition(mark.getLine() + 1, mark.getColumn() + 1, mark.getIndex());
    }

    /** One text on its way to a tree, and to the places of its values when the settings have marks. */
    private final class Reading {
        private final Iterator<Event> events;
        private final boolean isPlaced;
        private final Map<String, TextPosition> places = new HashMap<>();
        private int values;

        private Reading(String text, LoadSettings settings) {
            this.events = new Parse(settings).parseString(text).iterator();
            this.isPlaced = settings.getUseMarks();
        }

        private JsonNode document() throws JsonSyntaxException {
            events.next();
            if (events.next().getEventId() == Event.ID.StreamEnd) {
                throw new JsonSyntaxException("the document is empty", TextPosition.START);
            }
            JsonNode tree = value(events.next(), "", 0);
            events.next();
            Event after = events.next();
            if (after.getEventId() != Event.ID.StreamEnd) {
                throw new JsonSyntaxException("there is a second document; a file holds one", at(after));
            }
            return tree;
        }

        private JsonNode value(Event event, String pointer, int depth) throws JsonSyntaxException {
            TextPosition position = at(event);
            demandSupported(event, position);
            if (depth > JsonLimits.DEFINITION.maxDepth()) {
                throw new JsonSyntaxException("nested deeper than " + JsonLimits.DEFINITION.maxDepth(), position);
            }
            if (++values > MOST_NODES) {
                throw new JsonSyntaxException("over a limit: more than " + MOST_NODES + " values", position);
            }
            if (isPlaced) {
                places.put(pointer, position);
            }
            return switch (event.getEventId()) {
                case MappingStart -> object((CollectionStartEvent) event, pointer, depth);
                case SequenceStart -> array((CollectionStartEvent) event, pointer, depth);
                default -> scalar((ScalarEvent) event, position);
            };
        }

        private void demandSupported(Event event, TextPosition position) throws JsonSyntaxException {
            if (event.getEventId() == Event.ID.Alias) {
                throw new JsonSyntaxException("YAML aliases are not supported: write the value out", position);
            }
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                throw new JsonSyntaxException("YAML anchors are not supported: write the value out", position);
            }
        }

        private ObjectNode object(CollectionStartEvent start, String pointer, int depth) throws JsonSyntaxException {
            demandTag(start, Tag.MAP);
            ObjectNode object = nodes.objectNode();
            for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
                TextPosition at = at(event);
                demandSupported(event, at);
                if (!(event instanceof ScalarEvent key)) {
                    throw new JsonSyntaxException("a key must be a plain word", at);
                }
                String name = key.getValue();
                if (object.has(name)) {
                    throw new JsonSyntaxException("the key \"" + name + "\" stands twice in the same object", at);
                }
                object.set(
                        name, value(events.next(), isPlaced ? JsonPointers.child(pointer, name) : pointer, depth + 1));
            }
            return object;
        }

        private ArrayNode array(CollectionStartEvent start, String pointer, int depth) throws JsonSyntaxException {
            demandTag(start, Tag.SEQ);
            ArrayNode array = nodes.arrayNode();
            for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
                array.add(value(event, isPlaced ? JsonPointers.child(pointer, array.size()) : pointer, depth + 1));
            }
            return array;
        }
    }

    private static void demandTag(CollectionStartEvent start, Tag only) throws JsonSyntaxException {
        Optional<String> tag = start.getTag();
        if (tag.isPresent() && !tag.get().equals(UNSPECIFIC) && !tag.get().equals(only.getValue())) {
            throw unsupported(new Tag(tag.get()), at(start));
        }
    }

    /** The tag that was written, or else the one by which the schema knows such a word. */
    private Tag tag(ScalarEvent scalar, TextPosition position) throws JsonSyntaxException {
        Optional<String> written = scalar.getTag();
        if (written.isEmpty() || written.get().equals(UNSPECIFIC)) {
            return known(scalar.getValue(), scalar.getImplicit().canOmitTagInPlainScalar());
        }
        Tag tag = new Tag(written.get());
        boolean word = tag.equals(Tag.BOOL) || tag.equals(Tag.NULL);
        if (word && !known(scalar.getValue(), true).equals(tag)) {
            throw new JsonSyntaxException(
                    "\"" + scalar.getValue() + "\" is not what its YAML tag " + tag.getValue() + " says", position);
        }
        return tag;
    }

    private Tag known(String word, boolean plain) {
        return UNPLACED.getSchema().getScalarResolver().resolve(word, plain);
    }

    private JsonNode scalar(ScalarEvent scalar, TextPosition position) throws JsonSyntaxException {
        Tag tag = tag(scalar, position);
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
}
