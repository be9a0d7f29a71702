package dev.tocsin.cli;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.data.DataFolder;
import dev.tocsin.kql.evaluate.infer.FilledQuery;
import dev.tocsin.kql.evaluate.infer.StandIn;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** Runs queries on tables in files. */
final class KqlExecution {
    private final KqlEngine engine = new KqlEngine();
    private final Schema schema;
    private final TableSource tables;
    private final KqlRun.Setting setting;

    /**
     * What a query gave.
     *
     * @param diagnostics of the query, whatever its result
     * @param standIns what was filled in, so that it can run
     */
    record Answer(List<KqlDiagnostic> diagnostics, Result result, List<StandIn> standIns) {}

    private KqlExecution(Schema schema, TableSource tables, KqlRun.Setting setting) {
        this.schema = schema;
        this.tables = tables;
        this.setting = setting;
    }

    static KqlExecution of(KqlRun.Setting setting) throws DataException {
        Schema known = Schema.anyScope();
        if (setting.data().isEmpty()) {
            return new KqlExecution(known, name -> null, setting);
        }
        DataFolder data = DataFolder.read(Path.of(setting.data()), known);
        return new KqlExecution(data.in(known), data, setting);
    }

    /** @param parser the query's own */
    Answer run(ParsedQuery parsed, KqlParser parser) {
        RunOptions options = new RunOptions(setting.now());
        if (setting.generated() == 0) {
            BoundQuery bound = new KqlBinder(schema).bind(parsed);
            return new Answer(bound.diagnostics(), engine.compile(bound).run(tables, options), List.of());
        }
        FilledQuery filled = FilledQuery.of(parsed, parser, schema, setting.now());
        return new Answer(
                filled.diagnostics(), filled.run(engine, tables, setting.generated(), options), filled.standIns());
    }

    /** The names of the columns, then a line for each row, with tabs between the values. */
    static String text(Table table) {
        StringBuilder out = new StringBuilder();
        StringJoiner names = new StringJoiner("\t", "", "\n");
        for (Field field : table.fields()) {
            names.add(field.name());
        }
        out.append(names);
        for (int row = 0; row < table.rows(); row++) {
            StringJoiner values = new StringJoiner("\t", "", "\n");
            for (int column = 0; column < table.fields().size(); column++) {
                values.add(table.textAt(row, column).replace("\t", "\\t").replace("\n", "\\n"));
            }
            out.append(values);
        }
        return out.toString();
    }
}
