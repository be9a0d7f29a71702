package dev.tocsin.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that a definition renders to itself. */
final class Escapes {
    private static final Pattern OPEN = Pattern.compile("\\$\\{");
    /** Azure's own expressions pass through as they are. */
    private static final Pattern AZURES = Pattern.compile("\\$\\{\\s*data(?:[.\\[][^{}\"']*)?\\s*\\}");

    private Escapes() {}

    /** The text as a string of a definition. */
    static String of(String text) {
        if (!text.contains("${")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        Matcher open = OPEN.matcher(text);
        Matcher azures = AZURES.matcher(text);
        int copied = 0;
        while (open.find(copied)) {
            out.append(text, copied, open.start());
            azures.region(open.start(), text.length());
            if (azures.lookingAt()) {
                out.append(azures.group());
                copied = azures.end();
            } else {
                out.append("${\"$\"}{");
                copied = open.end();
            }
        }
        return out.append(text, copied, text.length()).toString();
    }
}
