package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.value.Vector;

/** Gives another aggregate only the rows for which a predicate is true. */
final class Filtered implements Aggregator {
    private final Aggregator of;
    private final int predicate;

    Filtered(Aggregator of, int predicate) {
        this.of = of;
        this.predicate = predicate;
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        int[] selected = new int[rows];
        int[] own = new int[rows];
        int kept = 0;
        for (int i = 0; i < rows; i++) {
            if (arguments[predicate].isTrue(i)) {
                selected[kept] = i;
                own[kept++] = groups[i];
            }
        }
        Vector[] rest = new Vector[arguments.length - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = arguments[i < predicate ? i : i + 1].gather(selected, kept);
        }
        of.add(own, count, rest, kept);
    }

    @Override
    public Vector[] finish(int count) {
        return of.finish(count);
    }

    @Override
    public long bytes() {
        return of.bytes();
    }
}
