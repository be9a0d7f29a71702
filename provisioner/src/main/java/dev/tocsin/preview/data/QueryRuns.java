package dev.tocsin.preview.data;

import dev.tocsin.kql.evaluate.Result;
import dev.tocsin.kql.parse.Dialect;
import dev.tocsin.preview.model.TimeRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What queries gave on the same rows: an edit changes one item of a workbook, and the others need not be run again. Thread-safe.
 */
final class QueryRuns {
    private static final int MOST = 256;
    /** A larger result costs more to keep than it is worth. */
    private static final int MOST_ROWS = 20_000;

    private final Map<Asked, Ran> known = new LinkedHashMap<>();

    /** All that a result depends on, beside the tables. */
    record Asked(String query, Dialect dialect, Optional<TimeRange> range) {}

    /**
     * A result.
     *
     * @param absent tables that it asked for and that are not there
     */
    record Ran(Result result, List<String> absent) {}

    Ran of(Asked asked, Function<Asked, Ran> run) {
        synchronized (known) {
            Ran before = known.remove(asked);
            if (before != null) {
                known.put(asked, before);
                return before;
            }
        }
        Ran ran = run.apply(asked);
        synchronized (known) {
            if (!(ran.result() instanceof Result.Rows rows) || rows.table().rows() <= MOST_ROWS) {
                known.put(asked, ran);
            }
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return ran;
    }
}
