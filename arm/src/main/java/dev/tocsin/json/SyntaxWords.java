package dev.tocsin.json;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what Jackson's parser says with character codes, class names and its own switches. */
final class SyntaxWords {
    private static final Pattern UNEXPECTED =
            Pattern.compile("Unexpected character \\((.+) \\(code [^)]*\\)\\): (?:was expecting|expected) (.+)");
    private static final Pattern TOKEN = Pattern.compile("(?:Unrecognized|Non-standard) token '(.*?)'(?::.*)?");
    private static final Pattern ESCAPE = Pattern.compile("Unrecognized character escape '?(.*?)'? \\(code .*");
    private static final Pattern CONTROL = Pattern.compile("Illegal unquoted character \\(.*code (\\d+)\\)\\).*");
    private static final Pattern CLOSER = Pattern.compile("Unexpected close marker '(.)': expected '(.)'.*");
    private static final Pattern DEPTH =
            Pattern.compile("Document nesting depth \\(\\d+\\) exceeds the maximum allowed \\((\\d+).*");
    private static final Pattern LIMIT = Pattern.compile(
            "(Token count|Number value length|Name length|Document length|String value length) \\((\\d+)\\) exceeds"
                    + " the maximum allowed \\((\\d+).*");
    private static final String CLOSE = "Unexpected close marker '";

    private SyntaxWords() {}

    /** The message in one line that a user of JSON, not of Jackson, understands. */
    static String plain(String message) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            return unexpected(unexpected.group(1), unexpected.group(2));
        }
        Matcher token = TOKEN.matcher(message);
        if (token.matches()) {
            return "\"" + token.group(1) + "\" is no JSON value; a text needs double quotes around it";
        }
        Matcher escape = ESCAPE.matcher(message);
        if (escape.matches()) {
            return "\"\\" + escape.group(1) + "\" is no escape of JSON; for a backslash write \"\\\\\"";
        }
        Matcher control = CONTROL.matcher(message);
        if (control.matches()) {
            return control(Integer.parseInt(control.group(1)));
        }
        Matcher closer = CLOSER.matcher(message);
        if (closer.matches()) {
            return "unexpected '" + closer.group(1) + "'; expected '" + closer.group(2) + "'";
        }
        Matcher limit = LIMIT.matcher(message);
        if (limit.matches()) {
            return limit(limit.group(1), limit.group(2), limit.group(3));
        }
        Matcher depth = DEPTH.matcher(message);
        return depth.matches() ? "nested deeper than " + depth.group(1) : rest(message);
    }

    private static String unexpected(String character, String expected) {
        if (character.equals("'''")) {
            return "unexpected single quote; JSON takes double quotes";
        }
        return "unexpected " + character + "; expected " + expected(expected);
    }

    private static String expected(String words) {
        if (words.startsWith("double-quote")) {
            return "a key in double quotes";
        }
        if (words.startsWith("a colon")) {
            return "':' between key and value";
        }
        if (words.startsWith("comma to separate Object")) {
            return "',' or '}' after the member";
        }
        if (words.startsWith("comma to separate Array")) {
            return "',' or ']' after the element";
        }
        return words.startsWith("a valid value") ? "a value" : words;
    }

    private static String control(int code) {
        return switch (code) {
            case '\n', '\r' -> "the text is not closed in its line; add the double quote, or write \\n for a new line";
            case '\t' -> "a tab stands in a text; write \\t";
            default -> String.format(Locale.ROOT, "a control character stands in a text; write \\u%04x", code);
        };
    }

    private static String limit(String what, String is, String most) {
        return switch (what) {
            case "Token count" -> "more than " + most + " values, keys and brackets";
            case "Number value length" -> "a number of " + is + " characters; the limit is " + most;
            case "Name length" -> "a key of " + is + " characters; the limit is " + most;
            default -> "a text of " + is + " characters; the limit is " + most;
        };
    }

    private static String rest(String message) {
        if (message.startsWith("Unexpected end-of-input")) {
            return "the text ends too early: a bracket, brace or quote is not closed";
        }
        if (message.contains("maybe a (non-standard) comment?")) {
            return "JSON has no comments; remove it";
        }
        if (message.startsWith(CLOSE) && message.length() > CLOSE.length()) {
            return "there is a '" + message.charAt(CLOSE.length()) + "' too many";
        }
        if (message.contains("Leading zeroes")) {
            return "a number does not start with 0";
        }
        if (message.contains("in numeric value:")) {
            return "a number is not complete: "
                    + message.substring(message.lastIndexOf(": ") + 2).toLowerCase(Locale.ROOT);
        }
        return message;
    }
}
