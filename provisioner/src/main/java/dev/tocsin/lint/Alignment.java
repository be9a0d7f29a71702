package dev.tocsin.lint;

/** Where a character of rendered text comes from in the text that was rendered. */
final class Alignment {
    private static final String OPEN = "${";

    private Alignment() {}

    /**
     * The offset in the source of what stands at an offset of the rendered text; inside of what an expression gave, where the
     * expression begins. Line ends may differ.
     *
     * @return -1 where the two cannot be brought together
     */
    static int of(String source, String rendered, int offset) {
        int from = 0;
        int to = 0;
        while (to < offset) {
            if (from >= source.length()) {
                return -1;
            }
            if (source.startsWith(OPEN, from) && !rendered.startsWith(OPEN, to)) {
                int end = source.indexOf('}', from) + 1;
                int next = end == 0 ? -1 : next(source, end, rendered, to);
                if (next < 0) {
                    return -1;
                }
                if (offset < next) {
                    return from;
                }
                from = end;
                to = next;
            } else if (source.charAt(from) == rendered.charAt(to)) {
                from++;
                to++;
            } else if (source.charAt(from) == '\r') {
                from++;
            } else if (rendered.charAt(to) == '\r') {
                to++;
            } else {
                return -1;
            }
        }
        while (from < source.length()
                && source.charAt(from) == '\r'
                && (to >= rendered.length() || rendered.charAt(to) != '\r')) {
            from++;
        }
        return from;
    }

    /** Where the literal text behind an expression goes on in the rendered text. */
    private static int next(String source, int end, String rendered, int from) {
        int stop = end;
        while (stop < source.length()
                && !source.startsWith(OPEN, stop)
                && source.charAt(stop) != '\r'
                && source.charAt(stop) != '\n') {
            stop++;
        }
        String literal = source.substring(end, stop);
        if (!literal.isEmpty()) {
            return rendered.indexOf(literal, from);
        }
        if (stop >= source.length()) {
            return rendered.length();
        }
        return source.startsWith(OPEN, stop) ? -1 : rendered.indexOf('\n', from);
    }
}
