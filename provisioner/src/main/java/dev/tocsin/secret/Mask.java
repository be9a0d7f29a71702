package dev.tocsin.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes secret values out of any text that leaves the program: raw, URL-encoded, base64, JSON- and HTML-escaped, wrapped over
 * lines, or cut short; and, though nobody declared them, texts that are secrets by their look. The last line of
 * defence: bodies carry marks, but an error text of the service may echo what we sent.
 */
public final class Mask {
    /** What stands where a secret was. */
    public static final String HIDDEN = "(sensitive)";

    private static final List<String> CUTS = List.of("…", "...");

    private final List<String> forms;
    private final FormSearch search;

    /**
     * The beginning of a text that can be shown.
     *
     * @param text without secrets
     * @param length how much of the text it stands for
     */
    record Shown(String text, int length) {}

    private Mask(List<String> forms) {
        this.forms = forms;
        this.search = new FormSearch(forms);
    }

    /** A mask over these secrets. */
    public static Mask of(Secrets secrets) {
        return new Mask(secrets.isEmpty() ? List.of() : SecretForms.of(secrets.values()));
    }

    /** A mask over these secrets too. */
    public Mask with(Secrets more) {
        Set<String> all = new LinkedHashSet<>(forms);
        all.addAll(of(more).forms);
        return new Mask(List.copyOf(all));
    }

    /** The text without secrets, and without marks. */
    public String apply(String text) {
        String plain = Marks.holdsSecret(text) ? unmarked(text) : text;
        return without(plain, spans(plain, Decoded.joined(plain)));
    }

    private static String unmarked(String text) {
        return Marks.replaceSecrets(text, name -> DerivedSecret.named(name).isPresent() ? DerivedSecret.SHOWN : HIDDEN);
    }

    /**
     * As much of a text as can be shown when more is to follow: what is left may be the beginning of a secret.
     *
     * @param text all that was not shown yet
     */
    Shown shown(String text) {
        if (forms.isEmpty()) {
            return new Shown(apply(text), text.length());
        }
        Decoded decoded = Decoded.joined(text);
        List<Span> spans = spans(text, decoded);
        int begun = longestBeginning(decoded.text(), decoded.length(), 1);
        int safe = begun == 0 ? text.length() : decoded.start(decoded.length() - begun);
        for (Span span : spans) {
            safe = span.start() < safe && safe < span.end() ? span.start() : safe;
        }
        // Most texts end with a line, and can be shown whole: what was looked for once is not looked for again.
        return safe >= text.length() && !Marks.holdsSecret(text)
                ? new Shown(without(text, spans), text.length())
                : cut(text, Math.min(safe, text.length()));
    }

    private Shown cut(String text, int length) {
        return new Shown(apply(text.substring(0, length)), length);
    }

    private List<Span> spans(String text, Decoded decoded) {
        List<Span> spans = new ArrayList<>(SecretPattern.spans(text));
        if (forms.isEmpty()) {
            return spans;
        }
        String plain = decoded.text();
        spans.addAll(search.spans(text));
        for (Span span : search.spans(plain)) {
            spans.add(new Span(decoded.start(span.start()), decoded.end(span.end())));
        }
        for (String cut : CUTS) {
            for (int at = plain.indexOf(cut); at >= 0; at = plain.indexOf(cut, at + 1)) {
                int known = longestBeginning(plain, at, Secret.SHORTEST);
                if (known > 0) {
                    spans.add(new Span(decoded.start(at - known), decoded.end(at)));
                }
            }
        }
        return spans;
    }

    /** Length of the longest beginning of a secret, short of all of it, that a text has right before an index. */
    private int longestBeginning(String text, int end, int shortest) {
        int longest = 0;
        for (String form : forms) {
            int least = Math.max(longest + 1, shortest == 1 ? 1 : Math.max(shortest, telling(form)));
            for (int size = Math.min(form.length() - 1, end); size >= least; size--) {
                if (text.startsWith(form.substring(0, size), end - size)) {
                    longest = size;
                    break;
                }
            }
        }
        return longest;
    }

    /** Scheme and host of a URL tell nothing. */
    private static int telling(String form) {
        int scheme = form.indexOf("://");
        int path = scheme < 0 ? -1 : form.indexOf('/', scheme + 3);
        return scheme < 0 ? 0 : path < 0 ? form.length() : path + 2;
    }

    private static String without(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        spans.sort(Comparator.comparingInt(Span::start));
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (Span span : spans) {
            if (span.start() > copied || out.isEmpty()) {
                out.append(text, copied, span.start()).append(HIDDEN);
            }
            copied = Math.max(copied, span.end());
        }
        return out.append(text, copied, text.length()).toString();
    }
}
