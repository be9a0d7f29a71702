package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adds values to the text of a project file and leaves every other character of it as it is. */
final class ProjectFileEdit {
    private static final String STEP = "  ";

    private final String text;
    private final JsonDocument document;
    private final String newline;

    ProjectFileEdit(String text) throws JsonSyntaxException {
        this.text = text;
        this.document = new JsonReader(JsonLimits.DEFINITION).read(text);
        this.newline = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /**
     * The text with values added to every environment, because all environments share the definitions. In the environment that was
     * imported a secret has no default; in others on the emulator it has a harmless one.
     */
    String with(String imported, Map<String, String> plain, Iterable<String> secrets) {
        StringBuilder edited = new StringBuilder(text);
        List<Map.Entry<String, JsonNode>> environments =
                new ArrayList<>(document.root().path("environments").properties());
        environments.sort((a, b) -> Integer.compare(start(pointer(b.getKey())), start(pointer(a.getKey()))));
        for (Map.Entry<String, JsonNode> environment : environments) {
            if (!environment.getValue().isObject()) {
                continue;
            }
            JsonNode present = environment.getValue().path("values");
            boolean harmless = environment.getValue().path("target").asText().equals("emulator")
                    && !environment.getKey().equals(imported);
            List<String> lines = new ArrayList<>();
            plain.forEach((name, value) -> add(lines, present, name, JsonWriter.quoted(value)));
            for (String name : secrets) {
                add(
                        lines,
                        present,
                        name,
                        "{\"secret\": \"env:" + Names.variable(name) + "\""
                                + (harmless ? ", \"default\": \"https://example.invalid/" + name + "\"" : "") + "}");
            }
            if (!lines.isEmpty()) {
                insert(edited, pointer(environment.getKey()), present, lines);
            }
        }
        return edited.toString();
    }

    private static void add(List<String> lines, JsonNode present, String name, String value) {
        if (!present.has(name)) {
            lines.add(JsonWriter.quoted(name) + ": " + value);
        }
    }

    private void insert(StringBuilder edited, String environment, JsonNode values, List<String> lines) {
        boolean there = values.isObject();
        int open = start(there ? environment + "/values" : environment) + 1;
        String outer = indent(there ? environment + "/values" : environment) + STEP;
        StringBuilder more = new StringBuilder();
        if (there) {
            lines.forEach(
                    line -> more.append(newline).append(outer).append(line).append(','));
            if (values.isEmpty()) {
                more.setLength(more.length() - 1);
                more.append(newline).append(outer, 0, outer.length() - STEP.length());
            }
        } else {
            more.append(newline).append(outer).append("\"values\": {");
            lines.forEach(line ->
                    more.append(newline).append(outer).append(STEP).append(line).append(','));
            more.setLength(more.length() - 1);
            more.append(newline).append(outer).append("},");
        }
        edited.insert(open, more);
    }

    /** The white space before the line in which the value starts. */
    private String indent(String pointer) {
        int line = text.lastIndexOf('\n', start(pointer)) + 1;
        int end = line;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, end);
    }

    private int start(String pointer) {
        return document.positionOf(pointer).offset();
    }

    private static String pointer(String environment) {
        return JsonPointers.child("/environments", environment);
    }
}
