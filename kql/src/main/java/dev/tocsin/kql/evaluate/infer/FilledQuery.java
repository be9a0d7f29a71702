package dev.tocsin.kql.evaluate.infer;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.time.Instant;
import java.util.List;

/**
 * A query that can be tried though not all of it is known: tables and columns that nobody declares are inferred, and what
 * something else fills in before the query runs, such as {@code {Name}} in a workbook, has a value that fits.
 */
public final class FilledQuery {
    private final FilledText text;
    private final Inference.Inferred inferred;

    FilledQuery(FilledText text, Inference.Inferred inferred) {
        this.text = text;
        this.inferred = inferred;
    }

    /**
     * Finds out what is not known.
     *
     * @param parser the query's own, which may have to read it again
     * @param now what times that are filled in lie around
     */
    public static FilledQuery of(ParsedQuery query, KqlParser parser, Schema known, Instant now) {
        return new Filling(query, parser, known, now).filled();
    }

    /** What was filled in, by place. */
    public List<StandIn> standIns() {
        return text.pieces();
    }

    /** The query as it is filled in: places are those of its own text. */
    public BoundQuery bound() {
        return inferred.bound();
    }

    /** What there is to tell, at the places of the query as it is written. */
    public List<KqlDiagnostic> diagnostics() {
        return placed(inferred.bound().diagnostics());
    }

    /**
     * Runs it on given tables, and on made-up rows of others.
     *
     * @param given null for tables that it does not have
     * @param rows how many are made up for a table
     * @return what is wrong is at the places of the query as it is written
     */
    public Result run(KqlEngine engine, TableSource given, int rows, RunOptions options) {
        Result result = GeneratedTables.run(engine, inferred, given, rows, options);
        if (result instanceof Result.Refused refused) {
            return new Result.Refused(placed(refused.reasons()));
        }
        return result instanceof Result.Failed failed ? new Result.Failed(placed(failed.errors())) : result;
    }

    private List<KqlDiagnostic> placed(List<KqlDiagnostic> told) {
        return told.stream().map(text::placed).toList();
    }
}
