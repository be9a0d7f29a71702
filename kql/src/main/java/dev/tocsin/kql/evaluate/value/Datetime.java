package dev.tocsin.kql.evaluate.value;

/**
 * A point in time, where it stands alone or in JSON.
 *
 * @param ticks of 100 ns since the beginning of year 1
 */
public record Datetime(long ticks) implements Comparable<Datetime> {
    @Override
    public int compareTo(Datetime other) {
        return Long.compare(ticks, other.ticks);
    }

    @Override
    public String toString() {
        return Ticks.datetimeText(ticks);
    }
}
