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
        String[] wanted = text.split("/", -1);
        String[] given = pointer.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("**")) {
                return given.length > i;
            }
            if (i >= given.length || !(wanted[i].equals("*") || wanted[i].equalsIgnoreCase(given[i]))) {
                return false;
            }
        }
        return wanted.length == given.length;
    }
}
