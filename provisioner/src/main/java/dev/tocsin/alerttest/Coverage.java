package dev.tocsin.alerttest;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which alert rules of a project have a test.
 *
 * @param rules how many can be tested
 * @param untested those of them without a test
 * @param refused those that cannot be evaluated here, with the reason; they do not count
 */
public record Coverage(int rules, SortedSet<String> untested, Map<String, String> refused) {
    /** Nothing is known of it. */
    public static final Coverage UNKNOWN = new Coverage(0, new TreeSet<>(), Map.of());

    public Coverage {
        untested = Collections.unmodifiableSortedSet(new TreeSet<>(untested));
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    }

    /** The share with a test, in percent, rounded down; 100 when there are none. */
    public int percent() {
        return rules == 0 ? 100 : 100 * (rules - untested.size()) / rules;
    }
}
