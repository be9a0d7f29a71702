package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.evaluate.compile.QueryCompiler;
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
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query, compiled once, to be run any number of times with other tables and clocks. Immutable; safe for several threads. */
public final class Query {
    private static final int MOST_BINDINGS = 20;
    private static final int MOST_OTHER_COLUMNS = 100;
    private final QueryCompiler compiler;
    private final BoundQuery bound;
    private final @Nullable Compiled compiled;
    private final List<KqlDiagnostic> problems;

    private Query(QueryCompiler compiler, BoundQuery bound, @Nullable Compiled compiled, List<KqlDiagnostic> problems) {
        this.compiler = compiler;
        this.bound = bound;
        this.compiled = compiled;
        this.problems = List.copyOf(problems);
    }

    static Query of(QueryCompiler compiler, BoundQuery bound, Compiled compiled) {
        return new Query(compiler, bound, compiled, List.of());
    }

    static Query of(QueryCompiler compiler, BoundQuery bound, List<KqlDiagnostic> problems) {
        return new Query(compiler, bound, null, problems);
    }

    /** Why it cannot be run; empty if it can. */
    public List<KqlDiagnostic> problems() {
        return problems;
    }

    /** The result's columns; empty if it cannot be run, and if they depend on data. */
    public List<Field> fields() {
        return compiled instanceof QueryCompiler.Ready ready ? ready.fields() : List.of();
    }

    /** Runs the query. Never throws for anything that query and tables may be. */
    public Result run(TableSource tables, RunOptions options) {
        if (compiled == null) {
            return end(problems);
        }
        try {
            return run(compiled, bound, new HashMap<>(), tables, options);
        } catch (EvaluationException e) {
            return end(List.of(e.diagnostic()));
        } catch (StackOverflowError e) {
            return end(List.of(KqlEngine.tooDeep()));
        } catch (RuntimeException e) {
            return end(List.of(KqlEngine.fault(e)));
        }
    }

    /** Runs what is ready; else finds out columns that depend on data, and binds what is behind them anew. */
    private Result run(
            Compiled now, BoundQuery query, Map<Node, TableType> known, TableSource tables, RunOptions options) {
        Run run = new Run(tables, Ticks.of(options.now()), options.limits(), now.slots());
        if (now instanceof QueryCompiler.Ready ready) {
            return new Result.Rows(rows(ready, run));
        }
        QueryCompiler.Pending pending = (QueryCompiler.Pending) now;
        if (known.size() >= MOST_BINDINGS) {
            throw EvaluationException.limit(
                    "More than " + MOST_BINDINGS + " operators have columns that depend on data",
                    pending.operator().range());
        }
        TableType columns = pending.columns().apply(run);
        known.put(pending.operator(), columns);
        BoundQuery again = query.with(known);
        List<KqlDiagnostic> wrong = again.faults();
        for (int i = 0; i < MOST_OTHER_COLUMNS && options.otherData(); i++) {
            String missing = wrong.isEmpty() ? null : bound.missing(wrong.get(0));
            if (missing == null || columns.column(missing) != null) {
                break;
            }
            columns = with(columns, new Column(missing, pending.type().symbol()));
            known.put(pending.operator(), columns);
            again = query.with(known);
            wrong = again.faults();
        }
        return wrong.isEmpty() ? run(compiler.compile(again), again, known, tables, options) : end(wrong);
    }

    private static TableType with(TableType table, Column column) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(column);
        return new TableType(columns, false);
    }

    private static Table rows(QueryCompiler.Ready compiled, Run run) {
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
