package dev.tocsin.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes text harmless to what reads it: names and values come from files and from Azure, and may hold sequences that steer a
 * terminal, turn the direction of writing, or give commands to a CI system. They are written out as {@code \}{@code uXXXX}, which in
 * JSON still is the same value.
 *
 * <p>A GitHub runner takes a line that starts with {@code ::} after blanks for a command, and {@code ##[} anywhere in a line
 * (actions/runner, ActionCommand); an Azure Pipelines agent takes {@code ##vso[} anywhere in a line (azure-pipelines-agent,
 * Command), and its log viewer {@code ##[}.
 */
final class SafeText {
    private static final Pattern ANYWHERE = Pattern.compile("##(?=(?i:vso)?\\[)");
    private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*):(?=:)");
    /** What {@link dev.tocsin.report.Paint} writes. */
    private static final Pattern OWN_COLOUR = Pattern.compile("\u001b\\[(?:0|1|2|3[0-9])m");

    private SafeText() {}

    /**
     * The text without sequences that do anything.
     *
     * @param colours whether colours of our own stay
     */
    static String of(String text, boolean colours) {
        String out = text;
        if (out.contains("##")) {
            out = ANYWHERE.matcher(out).replaceAll("#\\\\u0023");
        }
        if (out.contains("::")) {
            out = LINE_START.matcher(out).replaceAll("$1\\\\u003a");
        }
        return isPlain(out) ? out : written(out, colours);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (acts(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Control characters but line feed and tab, line separators, byte order marks, and what turns the direction of writing. */
    static boolean acts(char c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t'
                || c >= '\u2028' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\uFEFF';
    }

    private static String written(String text, boolean colours) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        var colour = OWN_COLOUR.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (colours && c == '\u001b' && colour.region(i, text.length()).lookingAt()) {
                out.append(colour.group());
                i = colour.end() - 1;
            } else if (acts(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
