package dev.tocsin.arm;

/** Strings that stand for a value known only at apply: they hold one of Unicode's non-characters U+FDD0 to U+FDEF, which no text may. */
final class Placeholders {
    private static final char FIRST = '\uFDD0';
    private static final char LAST = '\uFDEF';

    private Placeholders() {}

    static boolean in(String text) {
        // An array, because on a JVM that has just begun a call for each character takes several times as long.
        char[] chars = text.toCharArray();
        for (char c : chars) {
            if (c >= FIRST && c <= LAST) {
                return true;
            }
        }
        return false;
    }
}
