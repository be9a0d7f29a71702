package dev.tocsin.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Marks: text that stands for a value which is not to be seen yet, inside strings of a body. They are made of Unicode
 * non-characters (U+FDD0 to U+FDEF, "intended for process-internal uses", Unicode 16 section 23.7), which no input may
 * contain, so a mark can neither be forged nor collide.
 */
public final class Marks {
    /** First of the reserved characters. */
    public static final char FIRST = '\uFDD0';
    /** Last of the reserved characters. */
    public static final char LAST = '\uFDEF';

    private static final char SECRET_OPEN = '\uFDE0';
    private static final char SECRET_CLOSE = '\uFDE1';
    private static final char REFERENCE_OPEN = '\uFDE2';
    private static final char REFERENCE_CLOSE = '\uFDE3';

    private Marks() {}

    /** Stands for the secret of this name. */
    public static String secret(String name) {
        return SECRET_OPEN + name + SECRET_CLOSE;
    }

    /** Stands for the resource id of the definition {@code kind/name}. */
    public static String reference(String key) {
        return REFERENCE_OPEN + key + REFERENCE_CLOSE;
    }

    /** Whether the text holds any reserved character. */
    public static boolean isMarked(String text) {
        // Whole files come here on a JVM that has just begun, where calling for each character takes several times as
        // long.
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= FIRST && chars[i] <= LAST) {
                return true;
            }
        }
        return false;
    }

    /** Whether a mark was percent-encoded (by {@code ?url}), which no longer stands for anything. */
    public static boolean isEscaped(String text) {
        return text.contains("%EF%B7%");
    }

    /** Whether the text holds a secret. */
    public static boolean holdsSecret(String text) {
        return text.indexOf(SECRET_OPEN) >= 0;
    }

    /** The names of the secrets in a text, in its order. */
    static List<String> secretNames(String text) {
        List<String> names = new ArrayList<>();
        int start = text.indexOf(SECRET_OPEN);
        while (start >= 0) {
            int end = text.indexOf(SECRET_CLOSE, start);
            if (end < 0) {
                break;
            }
            names.add(text.substring(start + 1, end));
            start = text.indexOf(SECRET_OPEN, end + 1);
        }
        return names;
    }

    /** Replaces each secret by what the function gives for its name. */
    public static String replaceSecrets(String text, UnaryOperator<String> byName) {
        return replace(text, SECRET_OPEN, SECRET_CLOSE, byName);
    }

    /** Replaces each reference by what the function gives for its key. */
    public static String replaceReferences(String text, UnaryOperator<String> byKey) {
        return replace(text, REFERENCE_OPEN, REFERENCE_CLOSE, byKey);
    }

    private static String replace(String text, char open, char close, UnaryOperator<String> by) {
        int start = text.indexOf(open);
        if (start < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (start >= 0) {
            int end = text.indexOf(close, start);
            if (end < 0) {
                break;
            }
            out.append(text, copied, start).append(by.apply(text.substring(start + 1, end)));
            copied = end + 1;
            start = text.indexOf(open, copied);
        }
        return out.append(text, copied, text.length()).toString();
    }
}
