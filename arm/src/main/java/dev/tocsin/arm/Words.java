package dev.tocsin.arm;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a message quotes values. */
record Words(String message, Optional<String> suggestion) {
    private static final int MOST_CHARACTERS = 60;
    private static final int MOST_WORDS = 20;

    /** "must be one of a, b, not "c"; did you mean "a"?"; without value and suggestion when it is secret. */
    static Words notListed(String value, Collection<String> allowed, boolean secret) {
        String list = listed(allowed);
        String rule = allowed.size() == 1 ? "must be " + list : "must be one of " + list;
        if (secret) {
            return new Words(rule, Optional.empty());
        }
        Optional<String> suggestion = Suggestion.nearest(value, allowed);
        String hint = suggestion.map(word -> "; did you mean \"" + word + "\"?").orElse("");
        return new Words(rule + not(value, false) + hint, suggestion);
    }

    /** At most 20 of them, with commas. */
    static String listed(Collection<String> words) {
        String head = words.stream().limit(MOST_WORDS).collect(Collectors.joining(", "));
        return words.size() <= MOST_WORDS ? head : head + " and " + (words.size() - MOST_WORDS) + " more";
    }

    /** ", not "value"", or nothing when it is secret. */
    static String not(String value, boolean secret) {
        return secret ? "" : ", not \"" + shortened(value) + "\"";
    }

    /** On one line, at most 60 characters. */
    static String shortened(String value) {
        String line = value.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(MOST_CHARACTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return value.codePointCount(0, value.length()) > MOST_CHARACTERS ? line + "…" : line;
    }
}
