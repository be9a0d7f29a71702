package dev.tocsin.kind;

/**
 * A JSON pointer in which {@code *} stands for any one token and a final {@code **} for one or more. Compared without
 * regard to case, because ARM ignores the case of keys.
 *
 * @param text the pattern
 */
public record PointerPattern(String text) {
    /** Whether a pointer fits. */
    public boolean matches(String pointer) {
        int wanted = 0;
        int given = 0;
        while (true) {
            int wantedEnd = end(text, wanted);
            int givenEnd = end(pointer, given);
            int length = wantedEnd - wanted;
            if (length == 2 && text.startsWith("**", wanted)) {
                return true;
            }
            boolean any = length == 1 && text.charAt(wanted) == '*';
            if (!any && !(length == givenEnd - given && text.regionMatches(true, wanted, pointer, given, length))) {
                return false;
            }
            if (wantedEnd == text.length() || givenEnd == pointer.length()) {
                return wantedEnd == text.length() && givenEnd == pointer.length();
            }
            wanted = wantedEnd + 1;
            given = givenEnd + 1;
        }
    }

    /** Where a token has ended. */
    private static int end(String pointer, int start) {
        int slash = pointer.indexOf('/', start);
        return slash < 0 ? pointer.length() : slash;
    }
}
