package dev.tocsin.kql.evaluate.function;

import java.util.Locale;

/** Terms in a text: longest runs of letters and digits; {@code _} is neither. */
public final class Terms {
    private Terms() {}

    /** The text as it is compared where case does not count. */
    public static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a text is found between borders of terms.
     *
     * @param left whether a term must begin where it begins
     * @param right whether a term must end where it ends
     */
    public static boolean isIn(String text, String wanted, boolean left, boolean right, CallSite site) {
        if (wanted.isEmpty()) {
            return true;
        }
        boolean doubtful = false;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean begins = !left || at == 0 || !isTermPart(text.charAt(at - 1));
            boolean ends = !right || end == text.length() || !isTermPart(text.charAt(end));
            if (begins && ends) {
                return true;
            }
            // The wanted text brings a border of its own, which the documents do not speak of.
            doubtful |= (begins || !isTermPart(wanted.charAt(0)))
                    && (ends || !isTermPart(wanted.charAt(wanted.length() - 1)));
        }
        if (doubtful) {
            throw site.undocumented(
                    "\"" + wanted + "\" begins or ends with a sign and is found inside of a longer text;"
                            + " whether that counts is not documented; use contains");
        }
        return false;
    }

    private static boolean isTermPart(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }
}
