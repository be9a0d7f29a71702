package dev.tocsin.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A text in a file of its own.
 *
 * @param file the file's text: lines that end in LF
 * @param reference what stands in the definition; its {@code $file} is still missing
 */
record SideText(String file, ObjectNode reference) {
    /** The text as a file that renders to exactly this text again; empty where none does. */
    static Optional<SideText> of(String text) {
        boolean crlf = text.contains("\r\n");
        String lines = text.replace("\r\n", "\n");
        boolean mixed =
                lines.indexOf('\r') >= 0 || crlf && !lines.replace("\n", "\r\n").equals(text);
        String body = lines.stripTrailing();
        boolean content = body.stripLeading().startsWith("{") && body.contains("\"Notebook/1.0\"");
        if (mixed || body.isEmpty() || content || body.startsWith("\uFEFF")) {
            return Optional.empty();
        }
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        reference.put("$file", "");
        if (body.contains("${")) {
            reference.put("render", false);
        }
        if (crlf && body.indexOf('\n') >= 0) {
            reference.put("eol", "crlf");
        }
        if (lines.length() > body.length()) {
            String tail = lines.substring(body.length());
            reference.put("append", crlf ? tail.replace("\n", "\r\n") : tail);
        }
        return Optional.of(new SideText(body + "\n", reference));
    }
}
