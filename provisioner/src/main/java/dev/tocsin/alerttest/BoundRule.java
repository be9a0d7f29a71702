package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.source.ColumnType;
import dev.tocsin.alerting.source.ResultColumn;
import dev.tocsin.alerting.source.ResultTable;
import dev.tocsin.alerting.source.RuleQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Query;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.run.Limits;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.TextLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule's query, bound to the tables of its scope and of a test, and compiled. */
final class BoundRule {
    /** Microsoft's code for a function that is not known. */
    private static final String NO_FUNCTION = "KS211";

    private final Schema schema;
    private final Map<String, TimedTable> tables;
    private final Query query;
    private final String text;

    private BoundRule(Schema schema, Map<String, TimedTable> tables, Query query, String text) {
        this.schema = schema;
        this.tables = tables;
        this.query = query;
        this.text = text;
    }

    /**
     * Binds the query.
     *
     * @param scope the tables that the rule's scope has
     * @param given the tables of the test, by the names that it has for them
     * @throws QueryRefused if it cannot be run
     */
    static BoundRule of(LogRule rule, Schema scope, Map<String, TimedTable> given) {
        CalledTables called = new CalledTables(rule.query(), given);
        Map<String, TimedTable> tables = called.tables();
        List<TableType> own = new ArrayList<>();
        tables.forEach((name, table) -> own.add(table.table().symbol(name)));
        Schema schema = scope.with(own);
        ParsedQuery parsed = new KqlParser(KqlOptions.LOGS).parse(called.query());
        demandOpenEnd(parsed);
        Query query = new KqlEngine().compile(new KqlBinder(schema).bind(parsed));
        BoundRule bound = new BoundRule(schema, new HashMap<>(tables), query, rule.query());
        if (!query.problems().isEmpty()) {
            throw bound.refused(query.problems());
        }
        return bound;
    }

    /**
     * The service puts its own operators behind the query (see docs/alert-semantics.md), which a semicolon at the end makes
     * an error at each evaluation: the rule never fires, and nobody is told.
     */
    private static void demandOpenEnd(ParsedQuery parsed) {
        Tokens tokens = parsed.tokens();
        for (int i = tokens.count() - 1; i >= 0; i--) {
            if (tokens.kind(i) == TokenKind.SEMICOLON) {
                TextLines lines = new TextLines(tokens.text());
                throw new QueryRefused("the query, line " + lines.line(tokens.start(i)) + ", column "
                        + lines.column(tokens.start(i))
                        + ": ends in \";\", and the service puts its own operators behind"
                        + " it: the rule would fail at each evaluation and never fire; remove it");
            }
            if (tokens.end(i) > tokens.start(i)) {
                return;
            }
        }
    }

    /** The query on the rows that it would see. */
    RuleQuery query() {
        return query(Limits.DEFAULT);
    }

    /** The same with other limits. */
    RuleQuery query(Limits limits) {
        return (start, end) -> {
            TableSource source = name -> table(name, start, end);
            Result result = query.run(source, new RunOptions(end, limits));
            if (result instanceof Result.Rows rows) {
                return new Rows(rows.table(), columns(rows.table()));
            }
            throw refused(
                    result instanceof Result.Failed failed ? failed.errors() : ((Result.Refused) result).reasons());
        };
    }

    private @Nullable Table table(String name, Instant start, Instant end) {
        TimedTable table = tables.get(name);
        if (table == null) {
            TableType type = schema.table(name);
            if (type == null) {
                return null;
            }
            table = TableMaker.empty(fields(type));
            tables.put(name, table);
        }
        return table.between(start, end);
    }

    static List<Field> fields(TableType type) {
        List<Field> fields = new ArrayList<>();
        type.columns().forEach(column -> {
            ValueType value = ValueType.of(column.type());
            fields.add(new Field(column.name(), value == null ? ValueType.DYNAMIC : value));
        });
        return fields;
    }

    private static List<ResultColumn> columns(Table table) {
        List<ResultColumn> columns = new ArrayList<>();
        for (Field field : table.fields()) {
            ColumnType type = field.type().numeric()
                    ? ColumnType.NUMBER
                    : switch (field.type()) {
                        case STRING -> ColumnType.STRING;
                        case DATETIME -> ColumnType.DATETIME;
                        default -> ColumnType.OTHER;
                    };
            columns.add(new ResultColumn(field.name(), type));
        }
        return columns;
    }

    private QueryRefused refused(List<KqlDiagnostic> problems) {
        KqlDiagnostic first = problems.get(0);
        TextLines lines = new TextLines(text);
        return new QueryRefused(
                "the query, line " + lines.line(first.start()) + ", column "
                        + lines.column(first.start()) + ": "
                        + first.message() + " [" + first.code() + "]",
                first.code().equals(NO_FUNCTION)
                        ? "; if it is saved in the workspace, give the test its rows, under \"tables\" by its name with ()"
                        : "");
    }

    /** A result as rules see it. */
    private record Rows(Table table, List<ResultColumn> columns) implements ResultTable {
        @Override
        public int rows() {
            return table.rows();
        }

        @Override
        public @Nullable Object value(int row, int column) {
            Object value = table.at(row, column);
            return value instanceof Datetime time ? Ticks.instant(time.ticks()) : value;
        }
    }
}
