package dev.tocsin.kql.text;

import java.util.Comparator;

/**
 * Something to tell about a query.
 *
 * @param level whether the query is wrong, not supported, or just remarkable
 * @param code Microsoft's code ({@code KS005}) where one fits, else ours ({@code TOC3101})
 * @param message one line: what is wrong; what to do
 * @param start UTF-16 offset in the query's text
 * @param length zero when something is missing there
 */
public record KqlDiagnostic(Level level, String code, String message, int start, int length) {
    public static final Comparator<KqlDiagnostic> BY_PLACE = Comparator.comparingInt(KqlDiagnostic::start);

    /** How bad it is. */
    public enum Level {
        /** The query is wrong. */
        ERROR,
        /** The query is, or may be, right, but this tool does not take it: a limit, a management command. */
        REFUSAL,
        /** The query is right if what it names exists, which is not known. */
        WARNING,
        /** The query is right. */
        INFO
    }
}
