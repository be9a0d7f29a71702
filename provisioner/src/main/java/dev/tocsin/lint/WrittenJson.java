package dev.tocsin.lint;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.json.JsonWriter;
import java.util.Arrays;

/** A JSON string as it is written. */
final class WrittenJson {
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final String text;
    private final int[] offsets;

    private WrittenJson(String text, int[] offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    /** Without escapes. */
    String text() {
        return text;
    }

    /** For each character of the text, where it begins in the file; then where the string ends. */
    int[] offsets() {
        return offsets;
    }

    /** @param quote offset of the opening quote in valid JSON; without one there the text is empty */
    static WrittenJson read(String file, int quote) {
        StringBuilder text = new StringBuilder();
        int[] offsets = new int[file.length() - quote + 1];
        int at = quote + 1;
        if (quote >= file.length() || file.charAt(quote) != '"') {
            return new WrittenJson("", new int[] {quote});
        }
        while (at < file.length() && file.charAt(at) != '"') {
            offsets[text.length()] = at;
            if (file.charAt(at) != '\\') {
                text.append(file.charAt(at));
                at++;
            } else if (file.charAt(at + 1) == 'u') {
                text.append((char) Integer.parseInt(file.substring(at + 2, at + 2 + HEX_DIGITS), HEX));
                at += 2 + HEX_DIGITS;
            } else {
                text.append(unescaped(file.charAt(at + 1)));
                at += 2;
            }
        }
        offsets[text.length()] = at;
        return new WrittenJson(text.toString(), Arrays.copyOf(offsets, text.length() + 1));
    }

    private static char unescaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }

    /** As it stands between the quotes of a JSON string. */
    static String escape(String text) {
        String quoted = JsonWriter.compact(TextNode.valueOf(text));
        return quoted.substring(1, quoted.length() - 1);
    }
}
