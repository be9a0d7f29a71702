package dev.tocsin.preview.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.data.DataException;
import dev.tocsin.kql.evaluate.data.DataFolder;
import dev.tocsin.kql.evaluate.run.Limits;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.preview.model.Parameter;
import dev.tocsin.preview.model.Scope;
import dev.tocsin.preview.model.Substitution;
import dev.tocsin.preview.model.TimeRange;
import dev.tocsin.preview.model.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of items: from their own files, else from their queries on tables. */
public final class PreviewData {
    private static final Limits LIMITS = new Limits(1_000_000, 512L << 20, Duration.ofSeconds(2), 64);
    private static final int MERGE = 7;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private final KqlEngine engine = new KqlEngine();
    private final QueryRuns runs = new QueryRuns();
    private final Schema logs = Schema.anyScope();
    private final Schema graph = Schema.resourceGraph();
    private final List<TableType> symbols;
    private final Fixtures fixtures;
    private final TableSource tables;
    private final Instant now;
    private final boolean generated;
    private final @Nullable LiveRows live;

    private PreviewData(
            Map<String, Table> tables, Fixtures fixtures, Instant now, boolean generated, @Nullable LiveRows live) {
        this.symbols = tables.entrySet().stream()
                .map(one -> one.getValue().symbol(one.getKey()))
                .toList();
        this.fixtures = fixtures;
        this.tables = tables::get;
        this.now = now;
        this.generated = generated;
        this.live = live;
    }

    /** No data: only queries that read no table give rows. */
    public static PreviewData none(Instant now) {
        return new PreviewData(Map.of(), new Fixtures(null), now, false, null);
    }

    /** Made up: what no query gives without tables has rows with the columns that it would have. */
    public static PreviewData generated(Instant now) {
        return new PreviewData(Map.of(), new Fixtures(null), now, true, null);
    }

    /**
     * Live rows, before them the files of items in a folder.
     *
     * @param folder null for none
     */
    public static PreviewData live(LiveRows live, @Nullable Path folder, Instant now) {
        return new PreviewData(Map.of(), new Fixtures(folder), now, false, live);
    }

    /** Whether rows are those that are there now. */
    public boolean isLive() {
        return live != null;
    }

    /** Whether rows are made up where there are none. */
    public boolean isGenerated() {
        return generated;
    }

    /**
     * The files of a folder.
     *
     * @param now what {@code now()} gives; null for the newest time in the tables
     * @param clock what it gives when there is no time in them either
     */
    public static PreviewData of(Path folder, @Nullable Instant now, Instant clock) throws DataException {
        DataFolder data = DataFolder.read(folder, Schema.anyScope());
        return new PreviewData(
                data.tables(),
                new Fixtures(folder),
                now == null ? newest(data.tables()).orElse(clock) : now,
                false,
                null);
    }

    /** Tables that somebody made, and before them the files of a folder. */
    public static PreviewData of(Map<String, Table> tables, Path folder, Instant now) throws DataException {
        if (!Files.isDirectory(folder)) {
            return new PreviewData(tables, new Fixtures(null), now, false, null);
        }
        Map<String, Table> all = new HashMap<>(tables);
        all.putAll(DataFolder.read(folder, Schema.anyScope()).tables());
        return new PreviewData(all, new Fixtures(folder), now, false, null);
    }

    /** What {@code now()} gives. */
    public Instant now() {
        return now;
    }

    private static Optional<Instant> newest(Map<String, Table> tables) {
        long newest = Long.MIN_VALUE;
        for (Table table : tables.values()) {
            int column = TimedTables.timeColumn(table);
            for (int row = 0; column >= 0 && row < table.rows(); row++) {
                if (table.at(row, column) instanceof Datetime time) {
                    newest = Math.max(newest, time.ticks());
                }
            }
        }
        return newest == Long.MIN_VALUE ? Optional.empty() : Optional.of(Ticks.instant(newest));
    }

    /**
     * The rows of an item or a parameter.
     *
     * @param name by which a file of its own is found
     * @param content with {@code query}, {@code queryType} and the time context
     */
    public Answer answer(String name, JsonNode content, Scope scope) {
        return answer(name, content, scope, StepRows.NONE);
    }

    /**
     * The rows of an item.
     *
     * @param steps rows of other items
     */
    public Answer answer(String name, JsonNode content, Scope scope, StepRows steps) {
        Answer found = fixtures.of(name).orElseGet(() -> query(name, content, scope, steps));
        return generated && found instanceof Answer.Missing ? made(content, scope) : found;
    }

    /** Rows with the columns that the query would give, or the settings of the item name. */
    private Answer made(JsonNode content, Scope scope) {
        Map<String, ColumnType> columns;
        if (content.path("metrics").isArray()) {
            columns = WantedColumns.ofMetrics(content);
        } else if (isKql(content)) {
            BoundQuery bound =
                    bound(Substitution.of(content.path("query").asText(), scope).text(), dialect(content));
            columns = WantedColumns.of(content, bound.columns(), WantedColumns.complete(bound));
        } else {
            columns = WantedColumns.of(content, List.of(), false);
        }
        return new Answer.Rows(GeneratedRows.of(columns, content, range(content, scope), now));
    }

    private static boolean isKql(JsonNode content) {
        int type = content.path("queryType").asInt(0);
        return content.path("query").isTextual() && (type == 0 || type == 1 || type == 9);
    }

    private static Dialect dialect(JsonNode content) {
        return content.path("queryType").asInt(0) == 1 ? Dialect.RESOURCE_GRAPH : Dialect.LOGS;
    }

    private BoundQuery bound(String query, Dialect dialect) {
        return binder(query, dialect).bind(new KqlParser(KqlOptions.LOGS.withDialect(dialect)).parse(query));
    }

    private Answer query(String name, JsonNode content, Scope scope, StepRows steps) {
        if (content.path("queryType").asInt(0) == MERGE && content.path("query").isTextual()) {
            return Merge.rows(
                    Substitution.of(content.path("query").asText(), scope).text(), steps);
        }
        String source = source(content.path("queryType").asInt(0));
        if (live != null && LiveSources.has(content)) {
            return LiveSources.answer(live, content, scope, Optional.ofNullable(range(content, scope)));
        }
        if (live != null || !isKql(content)) {
            String reads = content.path("metrics").isArray() ? "Metrics" : source;
            return new Answer.Missing("it reads " + reads
                    + (live == null ? ", which has no rows here" : ", which --live does not ask")
                    + (name.isEmpty() ? "; give the item a name" : "") + "; put them into "
                    + (name.isEmpty() ? "NAME" : name) + ".json");
        }
        Substitution query = Substitution.of(content.path("query").asText(), scope);
        QueryRuns.Ran ran = runs.of(
                new QueryRuns.Asked(query.text(), dialect(content), Optional.ofNullable(range(content, scope))),
                this::run);
        if (ran.result() instanceof Result.Rows rows) {
            return new Answer.Rows(DataSet.of(rows.table()));
        }
        return new Answer.Missing(why(ran, query));
    }

    private QueryRuns.Ran run(QueryRuns.Asked asked) {
        TimedTables seen = new TimedTables(tables, asked.range().orElse(null));
        Result result = engine.compile(bound(asked.query(), asked.dialect())).run(seen, new RunOptions(now, LIMITS));
        return new QueryRuns.Ran(result, List.copyOf(seen.absent()));
    }

    /**
     * Knows the tables with rows, and of the documented ones those that the query names: {@code union *} is about the tables that
     * are there, as in a workspace, and need not look at a thousand others.
     */
    private KqlBinder binder(String query, Dialect dialect) {
        Schema known = dialect == Dialect.RESOURCE_GRAPH ? graph : logs;
        List<TableType> named = new ArrayList<>();
        Matcher words = WORD.matcher(query);
        Set<String> seen = new HashSet<>();
        while (words.find()) {
            TableType table = seen.add(words.group()) ? known.table(words.group()) : null;
            if (table != null) {
                named.add(table);
            }
        }
        return new KqlBinder(Schema.empty().with(named).with(symbols));
    }

    private static String why(QueryRuns.Ran ran, Substitution query) {
        Result result = ran.result();
        if (!ran.absent().isEmpty()) {
            return "there is no data for the table " + String.join(", ", ran.absent());
        }
        if (!query.unresolved().isEmpty()) {
            return "nothing gives a value to " + String.join(", ", query.unresolved());
        }
        List<KqlDiagnostic> said =
                result instanceof Result.Refused refused ? refused.reasons() : ((Result.Failed) result).errors();
        String first = said.isEmpty()
                ? "the query cannot be run"
                : said.get(0).message() + " [" + said.get(0).code() + "]";
        return query.unset().isEmpty() ? first : first + "; not set: " + String.join(", ", query.unset());
    }

    /** The time that an item is about; null when it does not say. */
    @Nullable
    TimeRange range(JsonNode content, Scope scope) {
        Optional<TimeRange> chosen = scope.find(
                        content.path("timeContextFromParameter").asText())
                .map(Parameter::value)
                .flatMap(Value::time);
        return chosen.or(() -> TimeRange.of(content.path("timeContext"), now)).orElse(null);
    }

    /** What a {@code queryType} reads, as Microsoft's analyzer names them. */
    static String source(int queryType) {
        return switch (queryType) {
            case 0 -> "Logs";
            case 1 -> "Resource Graph";
            case 3 -> "alerts";
            case 4 -> "Resource Health";
            case 5 -> "guest health";
            case 6 -> "a custom resource provider";
            case MERGE -> "the rows of other items";
            case 8 -> "JSON";
            case 9 -> "Azure Data Explorer";
            case 10 -> "a custom endpoint";
            case 11 -> "Intune";
            case 12 -> "an ARM endpoint";
            case 13 -> "Change Analysis";
            case 14 -> "Microsoft Graph";
            case 15 -> "permissions";
            case 16 -> "Prometheus";
            default -> "a source of type " + queryType;
        };
    }
}
