package dev.tocsin.render;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What templates and expressions must not hold, whatever FreeMarker itself would allow. */
final class Sandbox {
    /**
     * {@code ?new} and {@code ?api} reach Java, {@code ?eval} and {@code ?interpret} run text as code, the rest would switch off
     * escaping or do it twice. A query string such as {@code ?api-version=} is none of them.
     */
    private static final Pattern REFUSED = Pattern.compile(
            "\\?\\s*(new|api|eval|eval_json|evalJson|interpret|no_esc|noEsc|json_string|jsonString|js_string|jsString)\\b(?![-=])"
                    + "|</?#\\s*(noautoesc|noAutoEsc|autoesc|autoEsc|outputformat|outputFormat|ftl)\\b");

    /** Comments may stand in expressions; in one of ours they would hide its end. */
    private static final Pattern COMMENT = Pattern.compile("[<\\[][#!]--");

    /**
     * Something refused.
     *
     * @param what as it is written
     * @param offset where
     */
    record Refusal(String what, int offset) {}

    private Sandbox() {}

    /** The first thing in a template or an expression that is refused. */
    static Optional<Refusal> find(String text) {
        Matcher matcher = REFUSED.matcher(text);
        char[] chars = text.toCharArray();
        for (int at = 0; at < chars.length; at++) {
            char c = chars[at];
            if ((c == '?' || c == '<') && matcher.region(at, chars.length).lookingAt()) {
                return Optional.of(new Refusal(matcher.group().strip(), at));
            }
        }
        return Optional.empty();
    }

    /** Whether a text between parentheses cannot close the opening one, and so is one expression or a syntax error. */
    static boolean staysInParentheses(String expression) {
        if (COMMENT.matcher(expression).find()) {
            return false;
        }
        int open = 0;
        for (int at = 0; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (c == '"' || c == '\'') {
                at = Interpolations.stringEnd(expression, at);
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open < 0) {
                return false;
            }
        }
        return true;
    }
}
