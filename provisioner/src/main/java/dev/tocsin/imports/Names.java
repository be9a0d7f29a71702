package dev.tocsin.imports;

import dev.tocsin.load.Environment;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names made from names: of files, of values, of variables of the process. */
final class Names {
    private static final int LONGEST = 60;

    private Names() {}

    /** Lower case letters and digits of ASCII with single hyphens between; may be empty. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                if (gap && !slug.isEmpty()) {
                    slug.append('-');
                }
                slug.append(c);
                gap = false;
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        if (slug.length() <= LONGEST) {
            return slug.toString();
        }
        int cut = slug.lastIndexOf("-", LONGEST);
        return slug.substring(0, cut > LONGEST / 2 ? cut : LONGEST);
    }

    /** A name for a value that is not taken, which it takes: the words in camel case. */
    static String value(String words, Set<String> taken) {
        StringBuilder name = new StringBuilder();
        for (String word : slug(words.replaceAll("([a-z0-9])([A-Z])", "$1 $2")).split("-", -1)) {
            name.append(
                    name.isEmpty() || word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        String base = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "value" + capital(name) : name.toString();
        Set<String> unusable = new HashSet<>(taken);
        unusable.addAll(Environment.RESERVED);
        String free = base;
        for (int i = 2; unusable.contains(free); i++) {
            free = base + i;
        }
        taken.add(free);
        return free;
    }

    private static String capital(CharSequence name) {
        return name.isEmpty()
                ? ""
                : Character.toUpperCase(name.charAt(0))
                        + name.subSequence(1, name.length()).toString();
    }

    /** The name of a value as a variable of the process: {@code oncallTeamsServiceUri} is {@code ONCALL_TEAMS_SERVICE_URI}. */
    static String variable(String value) {
        return value.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
