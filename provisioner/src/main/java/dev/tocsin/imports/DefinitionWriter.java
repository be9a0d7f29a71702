package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.load.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a piece as a definition in raw form, with queries, long descriptions and workbook content in files beside it. */
final class DefinitionWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> ORDER = List.of("kind", "tags", "identity", "sku", "properties");
    /** A description that is longer, or has lines, is easier to read in a file of its own. */
    private static final int LONG = 240;
    /** Roots of workbook content that name resources of the environment. */
    private static final List<String> RESOURCES = List.of("/fallbackResourceIds/", "/defaultResourceIds/");

    private final Environment environment;
    private final Expressions expressions;
    private final Values values;

    DefinitionWriter(Environment environment, Expressions expressions, Values values) {
        this.environment = environment;
        this.expressions = expressions;
        this.values = values;
    }

    /** The files by their names: the definition is {@code stem.json}. */
    Map<String, String> write(Piece piece, String folder, String stem) {
        Map<String, String> beside = new LinkedHashMap<>();
        Sides sides = new Sides(stem, beside);
        ObjectNode definition = NODES.objectNode();
        definition.put("type", piece.kind().type());
        definition.put("name", Escapes.of(piece.name()));
        if (piece.kind().scope() != Kind.Scope.GROUP) {
            String key = piece.kind().scope() == Kind.Scope.CHILD ? "parent" : "scope";
            definition.put(key, expressions.of(piece.around(), false));
        }
        ObjectNode body = piece.found().body();
        location(piece).ifPresent(location -> definition.put("location", location));
        for (String key : ORDER) {
            if (body.has(key)) {
                definition.set(key, value(piece, body.get(key), "/" + key, sides));
            }
        }
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (!definition.has(member.getKey()) && !member.getKey().equals("location")) {
                String at = JsonPointers.child("", member.getKey());
                definition.set(member.getKey(), value(piece, member.getValue(), at, sides));
            }
        }
        Map<String, String> files = new TreeMap<>();
        files.put(folder + "/" + stem + ".json", JsonWriter.pretty(definition) + "\n");
        beside.forEach((name, text) -> files.put(folder + "/" + name, text));
        return files;
    }

    /** Files beside a definition: the first of each ending has the definition's own name. */
    private record Sides(String stem, Map<String, String> files) {
        ObjectNode add(SideText side, String ending) {
            String name = stem + ending;
            for (int i = 2; files.containsKey(name); i++) {
                name = stem + "-" + i + ending;
            }
            files.put(name, side.file());
            side.reference().put("$file", name);
            return side.reference();
        }
    }

    private Optional<String> location(Piece piece) {
        String live = piece.found().body().path("location").asText();
        String assumed = piece.kind().location().orElse(environment.location());
        return live.isEmpty() || plain(live).equals(plain(assumed)) ? Optional.empty() : Optional.of(Escapes.of(live));
    }

    private static String plain(String location) {
        return location.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private JsonNode value(Piece piece, JsonNode node, String pointer, Sides sides) {
        if (node.isTextual()) {
            return text(piece, node.textValue(), pointer, sides);
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                array.add(value(piece, node.get(i), JsonPointers.child(pointer, i), sides));
            }
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String at = JsonPointers.child(pointer, member.getKey());
                object.set(member.getKey(), value(piece, member.getValue(), at, sides));
            }
            return object;
        }
        return node;
    }

    private JsonNode text(Piece piece, String text, String pointer, Sides sides) {
        if (piece.kind().content().equals(Optional.of(pointer))) {
            Optional<JsonNode> content = Contents.parse(text);
            if (content.isPresent()) {
                return content(content.get(), sides);
            }
        }
        boolean bare =
                values.secretsIn(text).isEmpty() && !piece.found().exact().contains(pointer);
        String ending = bare ? ending(pointer, text) : "";
        if (!ending.isEmpty()) {
            Optional<SideText> side = SideText.of(text);
            if (side.isPresent()) {
                return sides.add(side.get(), ending);
            }
        }
        return NODES.textNode(expressions.of(text, piece.found().exact().contains(pointer)));
    }

    private static String ending(String pointer, String text) {
        String name = JsonPointers.last(pointer);
        if (name.equals("query")) {
            return ".kql";
        }
        boolean isLong = text.length() > LONG || text.strip().indexOf('\n') >= 0;
        return name.equals("description") && isLong ? ".md" : "";
    }

    /** Content is never rendered; what must not or need not stand in it is put over it. */
    private ObjectNode content(JsonNode content, Sides sides) {
        ObjectNode reference = NODES.objectNode();
        reference.put("$file", "");
        Map<String, String> blank = new LinkedHashMap<>();
        ObjectNode overrides = NODES.objectNode();
        JsonPointers.texts(content, "", (pointer, text) -> {
            if (!values.secretsIn(text).isEmpty()) {
                overrides.put(pointer, expressions.of(text, true));
                blank.put(pointer, "");
            } else if (RESOURCES.stream().anyMatch(pointer::startsWith)) {
                String written = expressions.of(text, true);
                if (!written.equals(Escapes.of(text))) {
                    overrides.put(pointer, written);
                }
            }
        });
        if (!overrides.isEmpty()) {
            reference.set("overrides", overrides);
        }
        String file = JsonWriter.pretty(blanked(content, "", blank)) + "\n";
        return sides.add(new SideText(file, reference), ".workbook");
    }

    private static JsonNode blanked(JsonNode node, String pointer, Map<String, String> blank) {
        if (blank.isEmpty()) {
            return node;
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                array.add(blanked(node.get(i), JsonPointers.child(pointer, i), blank));
            }
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String at = JsonPointers.child(pointer, member.getKey());
                object.set(member.getKey(), blanked(member.getValue(), at, blank));
            }
            return object;
        }
        return blank.containsKey(pointer) ? NODES.textNode("") : node;
    }
}
