package dev.tocsin.secret;

import dev.tocsin.json.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes secret values out of any text that leaves the program: raw, URL-encoded, base64, JSON- and HTML-escaped. The
 * last line of defence: bodies carry marks, but an error text of the service may echo what we sent.
 */
public final class Mask {
    /** What stands where a secret was. */
    public static final String HIDDEN = "(sensitive)";

    /** Shorter values would blank out ordinary words. */
    private static final int SHORTEST = 6;

    private final List<String> needles;

    private Mask(List<String> needles) {
        this.needles = List.copyOf(needles);
    }

    /** A mask over these secrets. */
    public static Mask of(Secrets secrets) {
        if (secrets.values().isEmpty()) {
            return new Mask(List.of());
        }
        TreeSet<String> forms = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (String value : secrets.values()) {
            if (value.length() >= SHORTEST) {
                addForms(value, forms);
            }
        }
        return new Mask(new ArrayList<>(forms));
    }

    private static void addForms(String value, Set<String> forms) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        String json = JsonWriter.quoted(value);
        forms.add(value);
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        forms.add(Base64.getEncoder().encodeToString(bytes));
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        forms.add(json.substring(1, json.length() - 1));
        forms.add(value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
    }

    /** The text without secrets, and without marks. */
    public String apply(String text) {
        String out = Marks.replaceSecrets(text, name -> HIDDEN);
        for (String needle : needles) {
            out = out.replace(needle, HIDDEN);
        }
        return out;
    }
}
