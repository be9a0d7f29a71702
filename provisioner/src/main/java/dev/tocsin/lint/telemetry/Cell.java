package dev.tocsin.lint.telemetry;

import java.util.List;

/** What a column of a query is, as far as it is a column of the contract's tables. */
sealed interface Cell {
    /**
     * The signal's name.
     *
     * @param anyCase whether its case was lost
     */
    record Name(boolean anyCase) implements Cell {}

    /** The property bag. */
    record Bag() implements Cell {}

    /**
     * A property of the bag.
     *
     * @param anyCase whether the value's case was lost
     */
    record Property(String key, boolean anyCase) implements Cell {}

    /** A number of the table, or one of several; a factor does not matter. */
    record Readings(List<Reading> readings) implements Cell {
        public Readings {
            readings = List.copyOf(readings);
        }
    }

    /**
     * A column of the table as it is.
     *
     * @param column its name in the table
     * @param names of the rows that it is read for
     */
    record Reading(String column, Names names) {}
}
