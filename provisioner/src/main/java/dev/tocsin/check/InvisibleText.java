package dev.tocsin.check;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.resource.DesiredResource;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Characters that make a text read differently from what it is: in a query they can hide a condition from a reviewer (CVE-2021-42574,
 * "Trojan Source"). A warning in bodies, because right-to-left languages have a use for them; an error in names.
 */
final class InvisibleText implements LeafCheck {
    @Override
    public void check(DesiredResource resource, Leaves.Leaf leaf, Diagnostics diagnostics) {
        String text = leaf.value().isTextual() ? leaf.value().textValue() : "";
        int at = turning(text);
        if (at >= 0) {
            diagnostics.add(resource.origin()
                    .diagnose(
                            Level.WARNING,
                            "TOC0240",
                            leaf.pointer(),
                            "the text turns the direction of writing ("
                                    + spelt(text.charAt(at))
                                    + "), so that it reads differently from what it is; remove it"));
        }
    }

    private static int turning(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069') {
                return i;
            }
        }
        return -1;
    }

    /** The first character of a name that cannot be seen. */
    static OptionalInt invisible(String name) {
        int at = 0;
        while (at < name.length()) {
            int character = name.codePointAt(at);
            if (isInvisible(character)) {
                return OptionalInt.of(character);
            }
            at += Character.charCount(character);
        }
        return OptionalInt.empty();
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** {@code U+202E}. */
    static String spelt(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }
}
