package dev.tocsin.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts by which a secret would be known: itself, its base64 (also as a part of something longer), its single lines, and the
 * parts of a URL or connection string that make it secret. Other escapes need no form of their own: {@link Decoded} undoes them.
 */
final class SecretForms {
    /** A line or a part is common text below this length. */
    private static final int SHORTEST_PART = 8;

    private static final int SHORTEST_PATH = 12;
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#\\s]*)([^\\s]*)");
    private static final int SHORTEST_RANDOM = 16;
    private static final Pattern PAIR = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)=([^&;#\\s]+)");

    private final TreeSet<String> forms = new TreeSet<>(Order.LONGER_FIRST);

    private SecretForms() {}

    /** All forms of all values, longest first. */
    static List<String> of(Collection<String> values) {
        SecretForms all = new SecretForms();
        for (String value : values) {
            if (value.strip().length() >= Secret.SHORTEST) {
                all.addAll(value);
            }
        }
        return List.copyOf(all.forms);
    }

    private enum Order implements Comparator<String> {
        LONGER_FIRST;

        @Override
        public int compare(String one, String other) {
            int byLength = Integer.compare(other.length(), one.length());
            return byLength != 0 ? byLength : one.compareTo(other);
        }
    }

    private void addAll(String value) {
        add(value, Secret.SHORTEST);
        String stripped = value.strip();
        add(stripped, Secret.SHORTEST);
        add(value.replace(' ', '+'), Secret.SHORTEST);
        addBase64(value);
        if (stripped.indexOf('\n') >= 0 || stripped.indexOf('\r') >= 0) {
            value.lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("-----"))
                    .forEach(line -> {
                        add(line, SHORTEST_PART);
                        addBase64(line);
                    });
        }
        addUrl(value);
        Matcher pair = PAIR.matcher(value);
        while (pair.find()) {
            boolean named = SecretNames.isSecret(pair.group(1));
            if (named || looksRandom(Decoded.joined(pair.group(2)).text(), SHORTEST_RANDOM)) {
                add(pair.group(2), named ? Secret.SHORTEST : SHORTEST_PART);
            }
        }
    }

    /** What stands in a text under {@link Decoded} is compared with forms that were decoded too. */
    private void add(String form, int shortest) {
        if (form.length() >= shortest) {
            forms.add(form);
            String decoded = Decoded.joined(form).text();
            if (decoded.length() >= shortest) {
                forms.add(decoded);
            }
        }
    }

    private void addBase64(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < Secret.SHORTEST) {
            return;
        }
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            add(encoder.encodeToString(bytes), SHORTEST_PART);
            for (int shift = 0; shift < 3; shift++) {
                byte[] shifted = new byte[shift + bytes.length];
                System.arraycopy(bytes, 0, shifted, shift, bytes.length);
                String text = encoder.withoutPadding().encodeToString(shifted);
                // Only the characters that no neighbour has a bit in.
                add(text.substring((shift * 8 + 5) / 6, shifted.length * 8 / 6), SHORTEST_PART);
            }
        }
    }

    private void addUrl(String value) {
        Matcher url = URL.matcher(value);
        while (url.find()) {
            String authority = url.group(1);
            int at = authority.lastIndexOf('@');
            if (at > 0) {
                add(authority.substring(authority.indexOf(':') + 1, at), Secret.SHORTEST);
                add(authority.substring(0, at), SHORTEST_PART);
            }
            String rest = url.group(2);
            add(rest, SHORTEST_PATH);
            int query = rest.indexOf('?');
            String path = query < 0 ? rest : rest.substring(0, query);
            add(path, SHORTEST_PATH * 2);
            for (String segment : path.split("/", -1)) {
                if (looksRandom(segment, SHORTEST_PATH)) {
                    add(segment, SHORTEST_PATH);
                }
            }
        }
    }

    private static boolean looksRandom(String text, int shortest) {
        boolean digit = false;
        boolean letter = false;
        for (int i = 0; i < text.length(); i++) {
            digit |= Character.isDigit(text.charAt(i));
            letter |= Character.isLetter(text.charAt(i));
        }
        return text.length() >= shortest && digit && letter;
    }
}
