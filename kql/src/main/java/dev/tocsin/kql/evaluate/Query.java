package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.evaluate.compile.QueryCompiler.Compiled;
import dev.tocsin.kql.evaluate.operator.Rows;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query, compiled once, to be run any number of times with other tables and clocks. Immutable; safe for several threads. */
public final class Query {
    private final @Nullable Compiled compiled;
    private final List<KqlDiagnostic> problems;

    private Query(@Nullable Compiled compiled, List<KqlDiagnostic> problems) {
        this.compiled = compiled;
        this.problems = List.copyOf(problems);
    }

    static Query of(Compiled compiled) {
        return new Query(compiled, List.of());
    }

    static Query of(List<KqlDiagnostic> problems) {
        return new Query(null, problems);
    }

    /** Why it cannot be run; empty if it can. */
    public List<KqlDiagnostic> problems() {
        return problems;
    }

    /** The result's columns; empty if it cannot be run. */
    public List<Field> fields() {
        return compiled == null ? List.of() : compiled.fields();
    }

    /** Runs the query. Never throws for anything that query and tables may be. */
    public Result run(TableSource tables, RunOptions options) {
        if (compiled == null) {
            return end(problems);
        }
        Run run = new Run(tables, Ticks.of(options.now()), options.limits(), compiled.slots());
        try {
            return new Result.Rows(rows(compiled, run));
        } catch (EvaluationException e) {
            return end(List.of(e.diagnostic()));
        } catch (StackOverflowError e) {
            return end(List.of(new KqlDiagnostic(
                    Level.REFUSAL, "TOC3203", "The query is nested too deeply for this thread's stack", 0, 0)));
        }
    }

    private static Table rows(Compiled compiled, Run run) {
        List<ValueType> types = new ArrayList<>();
        for (Field field : compiled.fields()) {
            types.add(field.type());
        }
        Batch all = Rows.all(compiled.relation(), types, run);
        List<Vector> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(all.column(i));
        }
        return Table.of(compiled.fields(), columns, all.rows());
    }

    private static Result end(List<KqlDiagnostic> problems) {
        for (KqlDiagnostic problem : problems) {
            if (problem.level() == Level.ERROR) {
                return new Result.Failed(problems);
            }
        }
        return new Result.Refused(problems);
    }
}
