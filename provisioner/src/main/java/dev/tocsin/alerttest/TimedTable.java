package dev.tocsin.alerttest;

import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Ticks;
import java.time.Duration;
import java.time.Instant;

/**
 * A table whose rows ascend by time.
 *
 * @param time the column of the time; -1 for a table without one, which is always seen whole
 * @param delay from a row's time to its arrival
 */
record TimedTable(Table table, int time, Duration delay) {
    /** What a query sees that runs at {@code end} on the rows since {@code start}. */
    Table between(Instant start, Instant end) {
        if (time < 0) {
            return table;
        }
        // A row has arrived when its time and the delay are not after the end; a tick later it would not.
        long arrived = Ticks.of(end.minus(delay)) + (delay.isZero() ? 0 : 1);
        return table.between(time, Ticks.of(start), arrived);
    }
}
