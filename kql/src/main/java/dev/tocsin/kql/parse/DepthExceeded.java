package dev.tocsin.kql.parse;

import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;

/** Ends a parse whose recursion would get too deep; never leaves this package. */
final class DepthExceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int start;

    DepthExceeded(int start) {
        super(null, null, false, false);
        this.start = start;
    }

    KqlDiagnostic diagnostic(int limit) {
        return new KqlDiagnostic(
                Level.REFUSAL,
                "KS245",
                "The query is nested over the limit of " + limit + " levels; take parts out with let",
                start,
                0);
    }
}
