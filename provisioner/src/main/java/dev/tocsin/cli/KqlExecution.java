package dev.tocsin.cli;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.data.DataFolder;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.StringJoiner;

/** Runs queries on tables in files. */
final class KqlExecution {
    private final KqlEngine engine = new KqlEngine();
    private final KqlBinder binder;
    private final TableSource tables;
    private final Instant now;

    private KqlExecution(Schema schema, TableSource tables, Instant now) {
        binder = new KqlBinder(schema);
        this.tables = tables;
        this.now = now;
    }

    static KqlExecution of(KqlRun.Setting setting) throws DataException {
        Schema known = Schema.anyScope();
        if (setting.data().isEmpty()) {
            return new KqlExecution(known, name -> null, setting.now());
        }
        DataFolder data = DataFolder.read(Path.of(setting.data()), known);
        return new KqlExecution(data.in(known), data, setting.now());
    }

    BoundQuery bind(ParsedQuery parsed) {
        return binder.bind(parsed);
    }

    Result run(BoundQuery query) {
        return engine.compile(query).run(tables, new RunOptions(now));
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
