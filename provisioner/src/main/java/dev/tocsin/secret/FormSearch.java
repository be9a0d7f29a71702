package dev.tocsin.secret;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds all of several forms in one pass over a text. All that leaves the program comes here, and a search for each form by itself
 * would take as long as all the rest of writing it.
 */
final class FormSearch {
    private static final int SLOTS = 1 << 12;

    /** For each pair of characters the forms that begin with it; pairs may share a slot. */
    private final @Nullable List<String>[] beginnings;

    /** @param forms of two characters and more */
    FormSearch(List<String> forms) {
        this.beginnings = slots();
        for (String form : forms) {
            int slot = slot(form.charAt(0), form.charAt(1));
            List<String> known = beginnings[slot];
            List<String> all = known == null ? new ArrayList<>() : known;
            all.add(form);
            beginnings[slot] = all;
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<String>[] slots() {
        return (List<String>[]) new List<?>[SLOTS];
    }

    private static int slot(char first, char second) {
        return (first << 5 ^ second) & SLOTS - 1;
    }

    /** Each place where a form stands, also those that overlap. */
    List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        char[] chars = text.toCharArray();
        for (int i = 1; i < chars.length; i++) {
            List<String> begun = beginnings[slot(chars[i - 1], chars[i])];
            if (begun != null) {
                for (String form : begun) {
                    if (text.startsWith(form, i - 1)) {
                        spans.add(new Span(i - 1, i - 1 + form.length()));
                    }
                }
            }
        }
        return spans;
    }
}
