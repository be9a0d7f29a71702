package dev.tocsin.lint.telemetry;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which names rows can have: an upper bound.
 *
 * @param known those of the contract
 * @param others whether there may be names that no contract says
 * @param chosen whether the query tested the name at all
 */
record Names(Set<String> known, boolean others, boolean chosen) {
    Names {
        known = Set.copyOf(known);
    }

    /** Of rows that no condition chose. */
    static Names any(Set<String> known) {
        return new Names(known, true, false);
    }

    /** Whether the rows can have known names only. */
    boolean closed() {
        return !others && !known.isEmpty();
    }

    /** Of rows that are among both. */
    Names and(Names other) {
        Set<String> both = new LinkedHashSet<>(known);
        both.retainAll(other.known);
        return new Names(both, others && other.others, chosen || other.chosen);
    }

    /** Of rows that are among one or the other. */
    Names or(Names other) {
        Set<String> either = new LinkedHashSet<>(known);
        either.addAll(other.known);
        return new Names(either, others || other.others, chosen && other.chosen);
    }
}
