package dev.tocsin.lint;

import dev.tocsin.diagnostic.Level;

/** One thing that lint looks for. Its page is {@code docs/rules/<code>.md}. */
public interface Rule {
    /** {@code TOC2} and three digits; never used for anything else again. */
    String code();

    /** How bad it is when the project says nothing else. */
    Level level();

    /** What it is about, in a few words without a full stop. */
    String title();

    /** Tells all that it finds. */
    void check(LintedProject project, Findings findings);
}
