import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.evaluate.KqlEngine;
import dev.tocsin.kql.evaluate.Query;
import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.evaluate.RunOptions;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.Objects;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** How many rows a second queries take, on one core, over a day of requests in memory. */
public final class RunBenchmark {
    private static final Instant NOW = Instant.parse("2024-01-16T00:00:00Z");
    private static final List<String> QUERIES = List.of(
            "requests | where duration > 100 and success == false"
                    + " | summarize count(), avg(duration) by bin(timestamp, 5m), name, role",
            "requests | where name has 'api' | count",
            "requests | summarize percentile(duration, 95) by role",
            "requests | summarize arg_max(timestamp, *) by name",
            "requests | where timestamp > ago(1h) | summarize countif(success == false) by bin(timestamp, 1m)");

    private RunBenchmark() {}

    public static void main(String[] args) {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Table table = requests(rows);
        KqlBinder binder = new KqlBinder(Schema.empty().with(List.of(table.symbol("requests"))));
        for (String text : QUERIES) {
            Query query = new KqlEngine().compile(binder.bind(new KqlParser(KqlOptions.LOGS).parse(text)));
            long[] times = new long[11];
            int given = 0;
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                Result result = query.run(name -> table, new RunOptions(NOW));
                times[i] = System.nanoTime() - start;
                if (!(result instanceof Result.Rows found)) {
                    throw new IllegalStateException(text + ": " + result);
                }
                given = found.table().rows();
            }
            Arrays.sort(times);
            long median = times[times.length / 2];
            System.out.printf(
                    "%,d rows/s  %,.1f ms  %d rows of  %s%n", rows * 1_000_000_000L / median, median / 1e6, given, text);
        }
        alertWeek(table, binder);
    }

    /** A rule that runs every minute for a week: the same query on 10,080 windows. */
    private static void alertWeek(Table table, KqlBinder binder) {
        String text = "requests | where success == false | summarize failures = count() by role";
        Query query = new KqlEngine().compile(binder.bind(new KqlParser(KqlOptions.LOGS).parse(text)));
        long from = Ticks.of(NOW) - Ticks.DAY;
        long start = System.nanoTime();
        int windows = 7 * 24 * 60;
        for (int i = 0; i < windows; i++) {
            long end = from + (i % 1440 + 1) * Ticks.MINUTE;
            Table window = table.between(0, end - 5 * Ticks.MINUTE, end);
            query.run(name -> window, new RunOptions(Ticks.instant(end)));
        }
        System.out.printf("%,d windows of 5 minutes: %,.0f ms%n", windows, (System.nanoTime() - start) / 1e6);
    }

    private static Table requests(int rows) {
        Random random = new Random(7);
        long from = Ticks.of(NOW) - Ticks.DAY;
        long[] times = new long[rows];
        double[] durations = new double[rows];
        long[] success = new long[rows];
        String[] names = new String[rows];
        String[] roles = new String[rows];
        for (int i = 0; i < rows; i++) {
            times[i] = from + i * (Ticks.DAY / rows);
            durations[i] = random.nextDouble() * 400;
            success[i] = random.nextInt(10) == 0 ? 0 : 1;
            names[i] = "GET /api/" + random.nextInt(20);
            roles[i] = "role" + random.nextInt(5);
        }
        List<Field> fields = List.of(
                new Field("timestamp", ValueType.DATETIME),
                new Field("duration", ValueType.REAL),
                new Field("success", ValueType.BOOL),
                new Field("name", ValueType.STRING),
                new Field("role", ValueType.STRING));
        List<Vector> columns = new ArrayList<>(List.of(
                new Longs(ValueType.DATETIME, times, null, rows),
                new Doubles(durations, null, rows),
                new Longs(ValueType.BOOL, success, null, rows),
                new Objects(ValueType.STRING, names, rows),
                new Objects(ValueType.STRING, roles, rows)));
        return Table.of(fields, columns, rows);
    }
}
