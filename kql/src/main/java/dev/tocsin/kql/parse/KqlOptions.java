package dev.tocsin.kql.parse;

/**
 * How to read a query.
 *
 * @param workbook whether placeholders of workbook parameters stand for anything that they may be filled in with: whole
 *     clauses, operators, lists, parts of names
 * @param limits when to give up
 */
public record KqlOptions(Dialect dialect, boolean workbook, Limits limits) {
    /** A query for Log Analytics, complete as it is. */
    public static final KqlOptions LOGS = new KqlOptions(Dialect.LOGS, false, Limits.DEFAULT);

    public KqlOptions withDialect(Dialect newDialect) {
        return new KqlOptions(newDialect, workbook, limits);
    }

    public KqlOptions withWorkbook(boolean newWorkbook) {
        return new KqlOptions(dialect, newWorkbook, limits);
    }

    /**
     * Queries beyond these are refused by the limit's name. The longest query of Microsoft's workbook gallery has 102,454
     * characters.
     *
     * @param maxLength UTF-16 units of text
     * @param maxDepth parentheses, calls and function bodies inside each other, and links of one chain
     */
    public record Limits(int maxLength, int maxDepth) {
        public static final Limits DEFAULT = new Limits(4 * 1024 * 1024, 500);
    }
}
