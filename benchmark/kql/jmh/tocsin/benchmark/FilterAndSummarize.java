package tocsin.benchmark;

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
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A million rows, filtered and summarized by bin and two keys. The score is rows a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class FilterAndSummarize {
    private static final int ROWS = 1_000_000;
    private static final Instant NOW = Instant.parse("2024-01-16T00:00:00Z");
    private static final String TEXT = "requests | where duration > 100 and success == false"
            + " | summarize count(), avg(duration) by bin(timestamp, 5m), name, role";

    private Table table;
    private Query query;

    @Setup
    public void makeRows() {
        Random random = new Random(7);
        long from = Ticks.of(NOW) - Ticks.DAY;
        long[] times = new long[ROWS];
        double[] durations = new double[ROWS];
        long[] success = new long[ROWS];
        String[] names = new String[ROWS];
        String[] roles = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            times[i] = from + i * (Ticks.DAY / ROWS);
            durations[i] = random.nextDouble() * 400;
            success[i] = random.nextInt(10) == 0 ? 0 : 1;
            names[i] = "GET /api/" + random.nextInt(20);
            roles[i] = "role" + random.nextInt(5);
        }
        table = Table.of(
                List.of(
                        new Field("timestamp", ValueType.DATETIME),
                        new Field("duration", ValueType.REAL),
                        new Field("success", ValueType.BOOL),
                        new Field("name", ValueType.STRING),
                        new Field("role", ValueType.STRING)),
                List.of(
                        new Longs(ValueType.DATETIME, times, null, ROWS),
                        new Doubles(durations, null, ROWS),
                        new Longs(ValueType.BOOL, success, null, ROWS),
                        new Objects(ValueType.STRING, names, ROWS),
                        new Objects(ValueType.STRING, roles, ROWS)),
                ROWS);
        KqlBinder binder = new KqlBinder(Schema.empty().with(List.of(table.symbol("requests"))));
        query = new KqlEngine().compile(binder.bind(new KqlParser(KqlOptions.LOGS).parse(TEXT)));
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int rows() {
        Result result = query.run(name -> table, new RunOptions(NOW));
        if (!(result instanceof Result.Rows found)) {
            throw new IllegalStateException(String.valueOf(result));
        }
        return found.table().rows();
    }
}
