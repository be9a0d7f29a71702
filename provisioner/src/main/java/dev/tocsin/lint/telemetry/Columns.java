package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Value;

/** Columns as operators list them. */
final class Columns {
    private Columns() {}

    /** Whether a name, or a pattern with stars, means this column. */
    static boolean names(Expression listed, String column) {
        if (listed instanceof Value.Wildcard wildcard) {
            return matches(wildcard.pattern(), 0, column, 0);
        }
        return listed instanceof Value.Star
                || listed instanceof Value.Name name && name.value().equals(column);
    }

    private static boolean matches(String pattern, int at, String column, int from) {
        if (at == pattern.length()) {
            return from == column.length();
        }
        if (pattern.charAt(at) == '*') {
            return matches(pattern, at + 1, column, from)
                    || from < column.length() && matches(pattern, at, column, from + 1);
        }
        return from < column.length()
                && pattern.charAt(at) == column.charAt(from)
                && matches(pattern, at + 1, column, from + 1);
    }
}
