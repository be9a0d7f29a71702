package dev.tocsin.preview.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonWriter;

/** JSON inside of a script element: nothing in it can end the element, or a line of a script. */
final class ScriptJson {
    private ScriptJson() {}

    static String of(JsonNode json) {
        String text = JsonWriter.compact(json);
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7F && c != '<' && c != '>' && c != '&';
            if (plain) {
                out.append(c);
            } else {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.toString();
    }
}
