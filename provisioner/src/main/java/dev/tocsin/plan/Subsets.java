package dev.tocsin.plan;

import java.util.ArrayList;
import java.util.List;

/** Choices of some of many, likely ones first: every choice of few; of more, one or two of them, or all but those. */
final class Subsets {
    private static final int FEW = 6;
    private static final int SOME = 24;
    private static final int MANY = 200;

    private Subsets() {}

    /** The choices; none when there are too many elements to try. */
    static <T> List<List<T>> of(List<T> all) {
        if (all.size() <= FEW) {
            return every(all);
        }
        List<List<T>> subsets = new ArrayList<>();
        if (all.size() <= MANY) {
            for (int i = 0; i < all.size(); i++) {
                for (int j = i; j < (all.size() <= SOME ? all.size() : i + 1); j++) {
                    List<T> few = i == j ? List.of(all.get(i)) : List.of(all.get(i), all.get(j));
                    List<T> rest = new ArrayList<>(all);
                    rest.removeAll(few);
                    subsets.add(few);
                    subsets.add(rest);
                }
            }
        }
        return subsets;
    }

    private static <T> List<List<T>> every(List<T> all) {
        List<List<T>> subsets = new ArrayList<>();
        for (int mask = 1; mask < 1 << all.size(); mask++) {
            List<T> subset = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if ((mask >> i & 1) == 1) {
                    subset.add(all.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }
}
