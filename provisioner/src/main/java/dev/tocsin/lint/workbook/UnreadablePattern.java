package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;

/**
 * A column pattern that is no regular expression of JavaScript, whatever the browser: one that repeats nothing, or whose
 * brackets do not match. The pattern of a column's name as it is often is none, and then matches by equality.
 */
final class UnreadablePattern extends WorkbookRule {
    UnreadablePattern() {
        super("TOC2228", Level.WARNING, "a column pattern that is no regular expression");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonPointers.visit(item.own(), "", (below, node) -> {
                String problem = JsonPointers.last(below).equals("columnMatch") ? problem(node.asText()) : "";
                if (!problem.isEmpty()) {
                    String message = "columnMatch is a regular expression, and in this one " + problem
                            + "; put \\\\ before characters that are meant as they are";
                    tell(findings, workbook, item, below, message);
                }
            });
        }
    }

    /** What is wrong with it; empty for nothing. */
    static String problem(String pattern) {
        int depth = 0;
        boolean inClass = false;
        boolean repeatable = false;
        for (int i = 0; i < pattern.length(); i++) {
            char one = pattern.charAt(i);
            if (one == '\\') {
                i++;
                repeatable = true;
            } else if (inClass) {
                inClass = one != ']';
            } else {
                if ((one == '*' || one == '+' || one == '?') && !repeatable) {
                    // Behind a bracket the question mark begins a special group.
                    if (one != '?' || i == 0 || pattern.charAt(i - 1) != '(') {
                        return one + " repeats nothing";
                    }
                }
                depth += one == '(' ? 1 : one == ')' ? -1 : 0;
                if (depth < 0) {
                    return "a ) closes nothing";
                }
                inClass = one == '[';
                repeatable = one != '(' && one != '|' && one != '^' && one != '*' && one != '+'
                        || one == '*' && next(pattern, i) == '?'
                        || one == '+' && next(pattern, i) == '?';
            }
        }
        return inClass ? "a [ is not closed" : depth > 0 ? "a ( is not closed" : "";
    }

    private static char next(String pattern, int at) {
        return at + 1 < pattern.length() ? pattern.charAt(at + 1) : 0;
    }
}
