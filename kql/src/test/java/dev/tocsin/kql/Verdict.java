package dev.tocsin.kql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A query of our own and what Microsoft's parser says of it.
 *
 * @param errors {@code code@offset}, in the order in which it reports them
 */
public record Verdict(String query, List<String> errors) {
    /** All of {@code verdicts.txt}. */
    public static List<Verdict> all() {
        try (InputStream in = Objects.requireNonNull(Verdict.class.getResourceAsStream("verdicts.txt"))) {
            List<Verdict> all = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty() && !line.startsWith("# ")) {
                    all.add(read(line));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict read(String line) {
        int tab = line.lastIndexOf('\t');
        String errors = line.substring(tab + 1);
        return new Verdict(
                unescaped(line.substring(0, tab)), errors.isEmpty() ? List.of() : List.of(errors.split(" ", -1)));
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    out.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> out.append(escape);
            }
        }
        return out.toString();
    }
}
