package dev.tocsin.kql.evaluate.run;

import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;

/** There will be no result: what is asked for is not implemented, or is an error in Kusto as well. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient KqlDiagnostic diagnostic;

    private EvaluationException(KqlDiagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    public KqlDiagnostic diagnostic() {
        return diagnostic;
    }

    private static EvaluationException of(Level level, String code, String message, SourceRange range) {
        return new EvaluationException(new KqlDiagnostic(level, code, message, range.start(), range.length()));
    }

    /** Valid, and not implemented: {@code what} names it. */
    public static EvaluationException notImplemented(String what, SourceRange range) {
        return of(Level.REFUSAL, "TOC3201", what + " is not implemented here", range);
    }

    /** Valid, but what the service gives for it is not documented: one line that says what it is. */
    public static EvaluationException undocumented(String message, SourceRange range) {
        return of(Level.REFUSAL, "TOC3202", message, range);
    }

    /** More than a limit allows. */
    public static EvaluationException limit(String message, SourceRange range) {
        return of(Level.REFUSAL, "TOC3203", message, range);
    }

    /** The service reports an error for it, too. */
    public static EvaluationException failure(String message, SourceRange range) {
        return of(Level.ERROR, "TOC3204", message, range);
    }
}
