package dev.tocsin.kql.lint;

/** What runs a query: some things matter here and not there. */
public enum Purpose {
    /** A log alert rule, which limits the time range itself. */
    ALERT,
    /** An item or a parameter of a workbook. */
    WORKBOOK,
    /** Nothing is known of it. */
    UNKNOWN
}
