package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Casts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code parse-kv} with their values. Of a key that comes twice the first counts; blanks around keys and values do not.
 *
 * @param pairDelimiter between pairs; empty if any sign that is no letter or digit is one
 * @param delimiter between key and value; empty with {@code pairDelimiter}, and then what follows one of the keys is its value
 * @param quotes one or two signs each: opening and closing
 * @param escape before a quote inside of quotes; empty for none
 * @param greedy whether a value goes on to the next key
 */
public record KeyValues(
        List<String> keys,
        List<ValueType> types,
        String pairDelimiter,
        String delimiter,
        List<String> quotes,
        String escape,
        boolean greedy,
        CallSite site) {
    /** Reads one text. */
    private final class Reader {
        private final String text;
        private final @Nullable Object[] values = new Object[keys.size()];
        private final boolean[] known = new boolean[keys.size()];
        private int at;

        Reader(String text) {
            this.text = text;
        }

        @Nullable
        Object[] read() {
            while (at < text.length()) {
                skipDelimiters();
                int start = at;
                String key = token(true);
                if (key != null && delimiter.isEmpty()) {
                    if (keys.contains(key)) {
                        skipDelimiters();
                        String value = token(false);
                        keep(key, value == null ? "" : value);
                    }
                } else if (key != null && at < text.length() && text.startsWith(delimiter, at)) {
                    at += delimiter.length();
                    String value = greedy ? greedyValue() : token(false);
                    keep(key, value == null ? "" : value);
                } else if (at == start) {
                    at++;
                }
            }
            return values;
        }

        private void skipDelimiters() {
            while (at < text.length()) {
                if (!pairDelimiter.isEmpty() && text.startsWith(pairDelimiter, at)) {
                    at += pairDelimiter.length();
                } else if (Character.isWhitespace(text.charAt(at))
                        || (pairDelimiter.isEmpty() && isSign(text.charAt(at)) && quote() == null)) {
                    at++;
                } else {
                    return;
                }
            }
        }

        private @Nullable String quote() {
            for (String quote : quotes) {
                if (text.startsWith(quote.substring(0, 1), at)) {
                    return quote;
                }
            }
            return null;
        }

        /** A key or value up to the next delimiter, or in quotes. */
        private @Nullable String token(boolean key) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at)) && !ends(key)) {
                at++;
            }
            if (at >= text.length()) {
                return null;
            }
            String quote = quote();
            if (quote != null) {
                return quoted(quote.charAt(quote.length() - 1));
            }
            int start = at;
            while (at < text.length() && !ends(key)) {
                at++;
            }
            return text.substring(start, at).strip();
        }

        private boolean ends(boolean key) {
            if (pairDelimiter.isEmpty()) {
                return isSign(text.charAt(at));
            }
            return text.startsWith(pairDelimiter, at) || (key && text.startsWith(delimiter, at));
        }

        private String quoted(char closing) {
            StringBuilder out = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != closing) {
                if (!escape.isEmpty() && text.startsWith(escape, at) && at + 1 < text.length()) {
                    at++;
                }
                out.append(text.charAt(at++));
            }
            at = Math.min(text.length(), at + 1);
            return out.toString();
        }

        /** A value up to the next of the keys with its delimiter, or to the end. */
        private @Nullable String greedyValue() {
            String quote = at < text.length() ? quote() : null;
            if (quote != null) {
                return quoted(quote.charAt(quote.length() - 1));
            }
            int end = text.length();
            for (String key : keys) {
                int next = text.indexOf(pairDelimiter + key + delimiter, at);
                if (next >= 0) {
                    end = Math.min(end, next);
                }
            }
            String value = text.substring(at, end).strip();
            at = end;
            return value;
        }

        private void keep(String key, String value) {
            int index = keys.indexOf(key);
            if (index >= 0 && !known[index]) {
                known[index] = true;
                values[index] =
                        types.get(index) == ValueType.STRING ? value : Casts.convert(value, types.get(index), site);
            }
        }
    }

    private static boolean isSign(char c) {
        return !Character.isLetterOrDigit(c);
    }

    /** The values of the keys in that text; null for those that are not in it. */
    public @Nullable Object[] values(String text) {
        return new Reader(text).read();
    }
}
