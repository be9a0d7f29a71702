package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.evaluate.aggregate.AggregateRegistry;
import dev.tocsin.kql.evaluate.compile.QueryCompiler;
import dev.tocsin.kql.evaluate.function.FunctionRegistry;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Limits;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.util.List;

/** Compiles queries. Immutable; safe for several threads. */
public final class KqlEngine {
    private final QueryCompiler compiler =
            new QueryCompiler(FunctionRegistry.standard(), AggregateRegistry.standard(), Limits.DEFAULT.depth());

    /**
     * Makes a query ready to run. Of a wrong query, or one in which something is not implemented, the result says so and every
     * run of it ends with that. The query must be bound with tables that have the columns of those that it will run on.
     */
    public Query compile(BoundQuery query) {
        List<KqlDiagnostic> problems = query.faults();
        if (!problems.isEmpty()) {
            return Query.of(compiler, query, problems);
        }
        try {
            return Query.of(compiler, query, compiler.compile(query));
        } catch (EvaluationException e) {
            return Query.of(compiler, query, List.of(e.diagnostic()));
        } catch (StackOverflowError e) {
            return Query.of(compiler, query, List.of(tooDeep()));
        } catch (RuntimeException e) {
            return Query.of(compiler, query, List.of(fault(e)));
        }
    }

    static KqlDiagnostic tooDeep() {
        return new KqlDiagnostic(
                Level.REFUSAL, "TOC3203", "The query is nested too deeply for this thread's stack", 0, 0);
    }

    /** A query must not end the program that runs it, even by our own mistake; and a mistake gives no result. */
    static KqlDiagnostic fault(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0].getFileName() + ":" + trace[0].getLineNumber();
        return new KqlDiagnostic(
                Level.REFUSAL,
                "TOC3299",
                "A fault of ours: " + e.getClass().getSimpleName() + where + "; please report it with the query",
                0,
                0);
    }
}
