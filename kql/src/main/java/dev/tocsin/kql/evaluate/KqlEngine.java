package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.evaluate.aggregate.AggregateRegistry;
import dev.tocsin.kql.evaluate.compile.QueryCompiler;
import dev.tocsin.kql.evaluate.function.FunctionRegistry;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Limits;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.util.ArrayList;
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
        List<KqlDiagnostic> problems = problems(query);
        if (!problems.isEmpty()) {
            return Query.of(compiler, query, problems);
        }
        try {
            return Query.of(compiler, query, compiler.compile(query));
        } catch (EvaluationException e) {
            return Query.of(compiler, query, List.of(e.diagnostic()));
        }
    }

    /** What is wrong with a query, so that it cannot be run. */
    static List<KqlDiagnostic> problems(BoundQuery query) {
        List<KqlDiagnostic> problems = new ArrayList<>();
        for (KqlDiagnostic diagnostic : query.diagnostics()) {
            if (diagnostic.level() == Level.ERROR || diagnostic.level() == Level.REFUSAL) {
                problems.add(diagnostic);
            }
        }
        return problems;
    }
}
