package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.util.Map;
import java.util.TreeMap;

/** Writes a changed tree into the text of its file: where only scalars changed, every other character stays. */
final class TextSplice {
    private TextSplice() {}

    static String of(String text, JsonNode changed) {
        try {
            JsonDocument document = new JsonReader(JsonLimits.DEFINITION).read(text);
            Map<Integer, Edit> edits = new TreeMap<>((a, b) -> Integer.compare(b, a));
            if (!collect(document.root(), changed, "", document, text, edits)) {
                return JsonWriter.pretty(changed) + "\n";
            }
            StringBuilder out = new StringBuilder(text);
            edits.forEach((start, edit) -> out.replace(start, edit.end(), edit.value()));
            return out.toString();
        } catch (JsonSyntaxException e) {
            return JsonWriter.pretty(changed) + "\n";
        }
    }

    private record Edit(int end, String value) {}

    private static boolean collect(
            JsonNode old,
            JsonNode changed,
            String pointer,
            JsonDocument document,
            String text,
            Map<Integer, Edit> edits) {
        if (old.isObject() && changed.isObject() && old.size() == changed.size()) {
            for (Map.Entry<String, JsonNode> member : old.properties()) {
                JsonNode other = changed.path(member.getKey());
                String at = JsonPointers.child(pointer, member.getKey());
                if (other.isMissingNode() || !collect(member.getValue(), other, at, document, text, edits)) {
                    return false;
                }
            }
            return true;
        }
        if (old.isArray() && changed.isArray() && old.size() == changed.size()) {
            for (int i = 0; i < old.size(); i++) {
                if (!collect(old.get(i), changed.get(i), JsonPointers.child(pointer, i), document, text, edits)) {
                    return false;
                }
            }
            return true;
        }
        if (Trees.same(old, changed)) {
            return true;
        }
        if (!old.isValueNode() || !changed.isValueNode()) {
            return false;
        }
        int start = document.positionOf(pointer).offset();
        edits.put(start, new Edit(end(text, start), JsonWriter.compact(changed)));
        return true;
    }

    /** Where the scalar that starts here has ended. */
    private static int end(String text, int start) {
        int at = start;
        if (text.charAt(at) != '"') {
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return at;
        }
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
