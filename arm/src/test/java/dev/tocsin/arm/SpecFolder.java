package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder of OpenAPI files in the layout of Azure/azure-rest-api-specs below {@code specification/}. */
final class SpecFolder {
    private static final JsonReader READER = new JsonReader(JsonLimits.DEFINITION);
    /** A row of the folder's README: path, version, commit and date, and so on. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+\\.json) \\| [^|]+ \\| ([^|]+) \\|");

    private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{40}\\b");

    private final Path folder;
    private final Map<Path, JsonNode> files = new HashMap<>();
    private final ArrayNode corrections;

    /** A place in a file, which relative references start from. */
    record Place(Path file, JsonNode node, String pointer) {
        Place child(String key) {
            return new Place(file, node.path(key), JsonPointers.child(pointer, key));
        }
    }

    SpecFolder(Path folder, JsonNode corrections) {
        this.folder = folder;
        this.corrections = (ArrayNode) corrections;
    }

    /** The files that the README lists, with where they come from. */
    Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        Matcher row = ROW.matcher(text(folder.resolve("README.md")));
        while (row.find()) {
            Matcher commit = COMMIT.matcher(row.group(2));
            if (commit.find()) {
                boolean rebuilt = row.group(2).contains("REBUILT");
                sources.put(
                        row.group(1).strip(),
                        "Azure/azure-rest-api-specs, specification/"
                                + row.group(1).strip() + (rebuilt ? ", rebuilt from text at commit " : ", commit ")
                                + commit.group());
            }
        }
        return sources;
    }

    Place file(String path) {
        Path file = folder.resolve(path).normalize();
        return new Place(file, load(file), "");
    }

    /** The root of the file that this place is in. */
    Place root(Place place) {
        return new Place(place.file(), load(place.file()), "");
    }

    /** Follows the reference at this place, if there is one, once. */
    Place follow(Place place) {
        String ref = place.node().path("$ref").asText();
        if (ref.isEmpty()) {
            return place;
        }
        int hash = ref.indexOf('#');
        Path file = hash == 0
                ? place.file()
                : place.file().resolveSibling(ref.substring(0, hash)).normalize();
        JsonNode target = load(file).at(ref.substring(hash + 1));
        if (target.isMissingNode()) {
            throw new IllegalStateException(place.file() + " " + place.pointer() + ": no " + ref);
        }
        return new Place(file, target, ref.substring(hash + 1));
    }

    /** The corrections that change this file. */
    ArrayNode correctionsOf(String path) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        for (JsonNode correction : corrections) {
            for (JsonNode file : correction.path("files")) {
                if (file.textValue().equals(path)) {
                    ObjectNode named = found.addObject();
                    named.set("pointer", correction.get("pointer"));
                    named.set("change", correction.get("change"));
                    named.set("evidence", correction.get("evidence"));
                }
            }
        }
        return found;
    }

    private JsonNode load(Path file) {
        JsonNode known = files.get(file);
        if (known == null) {
            known = json(text(file), file);
            for (JsonNode correction :
                    correctionsOf(folder.normalize().relativize(file).toString().replace('\\', '/'))) {
                correct(known, correction);
            }
            files.put(file, known);
        }
        return known;
    }

    /** The change is {@code {"set": value}} or {@code {"remove": value as it stands}}; either must change something. */
    private static void correct(JsonNode root, JsonNode correction) {
        String pointer = correction.path("pointer").textValue();
        ObjectNode parent = (ObjectNode) root.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String key = JsonPointers.last(pointer);
        JsonNode before = parent.path(key);
        JsonNode change = correction.path("change");
        if (change.has("remove") ? !before.equals(change.get("remove")) : before.equals(change.path("set"))) {
            throw new IllegalStateException("the correction of " + pointer + " does not fit: " + before);
        }
        if (change.has("remove")) {
            parent.remove(key);
        } else {
            parent.set(key, change.get("set"));
        }
    }

    static JsonNode json(String text, Object origin) {
        try {
            return READER.read(text).root();
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(origin + " " + e.position() + ": " + e.getMessage(), e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
