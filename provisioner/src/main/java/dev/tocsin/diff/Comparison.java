package dev.tocsin.diff;

import java.util.List;

/**
 * What comparing a declared body with a live one found.
 *
 * @param differences declared values that are not live; they decide whether to write
 * @param lost live values that nobody declared and that a PUT would drop; alone they cause no write
 * @param ignored differences without meaning
 */
public record Comparison(List<Difference> differences, List<Difference> lost, List<Ignored> ignored) {
    /** Copies the lists. */
    public Comparison {
        differences = List.copyOf(differences);
        lost = List.copyOf(lost);
        ignored = List.copyOf(ignored);
    }
}
