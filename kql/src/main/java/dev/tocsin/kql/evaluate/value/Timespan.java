package dev.tocsin.kql.evaluate.value;

/**
 * A length of time, where it stands alone or in JSON.
 *
 * @param ticks of 100 ns
 */
public record Timespan(long ticks) implements Comparable<Timespan> {
    @Override
    public int compareTo(Timespan other) {
        return Long.compare(ticks, other.ticks);
    }

    @Override
    public String toString() {
        return Ticks.timespanText(ticks);
    }
}
