package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;

/** One thing that lint looks for in queries. Its page is {@code docs/rules/<code>.md}. */
public interface QueryRule {
    /** {@code TOC23} and two digits; never used for anything else again. */
    String code();

    /** How bad it is when the user says nothing else. */
    Level level();

    /** What it is about, in a few words. */
    String title();

    /** Tells all that it finds. */
    void check(QueryView query, Findings findings);
}
