package dev.tocsin.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which old item is which new one. What stayed in its list comes first: equal items, then names, then what is alike. Then
 * what is left anywhere: equal items, names with something alike, what is very much alike. The same input gives the same pairs.
 */
final class Matching {
    /** An item with one value changed has no less ({@link Similarity}). */
    private static final double ALIKE = 0.5;

    private static final double VERY_ALIKE = 0.75;
    /** Beyond this many pairs to compare, items that were both moved and changed count as removed and added. */
    private static final int MOST_PAIRS = 40_000;

    /** The same for the longest common sequence; beyond it, equal items are paired in their order. */
    private static final int MOST_IN_ORDER = 4_000_000;

    private static final int NONE = -1;

    private final List<Item> old;
    private final List<Item> now;
    private final int[] oldPrint;
    private final int[] nowPrint;
    private final int[] toNow;
    private final int[] toOld;
    private final Similarity similarity;

    private Matching(Workbook before, Workbook after) {
        old = before.items();
        now = after.items();
        Fingerprints fingerprints = new Fingerprints();
        oldPrint = fingerprints.of(old);
        nowPrint = fingerprints.of(now);
        toNow = new int[old.size()];
        toOld = new int[now.size()];
        Arrays.fill(toNow, NONE);
        Arrays.fill(toOld, NONE);
        similarity = new Similarity(old, now);
    }

    /** For each old item the index of the new one, or -1. */
    static int[] of(Workbook before, Workbook after) {
        Matching matching = new Matching(before, after);
        matching.pair(0, 0);
        matching.equal(matching.leftOld(), matching.leftNow());
        matching.alikeInPlace();
        matching.namedAnywhere();
        matching.alike(matching.leftOld(), matching.leftNow(), VERY_ALIKE);
        matching.alikeInPlace();
        return matching.toNow;
    }

    private void pair(int a, int b) {
        toNow[a] = b;
        toOld[b] = a;
        for (String list : lists(a, b)) {
            List<Integer> left = children(old, a, list, toNow);
            List<Integer> right = children(now, b, list, toOld);
            inOrder(left, right);
            equal(rest(left, toNow), rest(right, toOld));
            named(rest(left, toNow), rest(right, toOld));
            left = rest(left, toNow);
            right = rest(right, toOld);
            if (left.size() == 1 && right.size() == 1 && similarity.of(left.get(0), right.get(0)) >= ALIKE) {
                pair(left.get(0), right.get(0));
            }
        }
    }

    private Set<String> lists(int a, int b) {
        Set<String> lists = new TreeSet<>(old.get(a).lists());
        lists.retainAll(now.get(b).lists());
        return lists;
    }

    private static List<Integer> children(List<Item> items, int parent, String list, int[] partners) {
        return items.get(parent).children().stream()
                .filter(child -> items.get(child).list().equals(list) && partners[child] == NONE)
                .toList();
    }

    private static List<Integer> rest(List<Integer> items, int[] partners) {
        return items.stream().filter(item -> partners[item] == NONE).toList();
    }

    /** Equal items at both ends, and the longest common sequence of equal items between them. */
    private void inOrder(List<Integer> left, List<Integer> right) {
        int head = 0;
        int most = Math.min(left.size(), right.size());
        while (head < most && same(left.get(head), right.get(head))) {
            pair(left.get(head), right.get(head));
            head++;
        }
        int tail = 0;
        while (tail < most - head && same(left.get(left.size() - 1 - tail), right.get(right.size() - 1 - tail))) {
            pair(left.get(left.size() - 1 - tail), right.get(right.size() - 1 - tail));
            tail++;
        }
        common(left.subList(head, left.size() - tail), right.subList(head, right.size() - tail));
    }

    private boolean same(int a, int b) {
        return oldPrint[a] == nowPrint[b];
    }

    private void common(List<Integer> left, List<Integer> right) {
        if ((long) left.size() * right.size() > MOST_IN_ORDER) {
            return;
        }
        int[][] longest = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                longest[i][j] = same(left.get(i), right.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (same(left.get(i), right.get(j))) {
                pair(left.get(i++), right.get(j++));
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private void equal(List<Integer> left, List<Integer> right) {
        for (Bucket bucket :
                buckets(left, right, item -> Optional.of(oldPrint[item]), item -> Optional.of(nowPrint[item]))) {
            // A pair brings its children with it, so what was left may be paired by now.
            List<Integer> some = rest(bucket.left(), toNow);
            List<Integer> others = rest(bucket.right(), toOld);
            for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
                if (toNow[some.get(i)] == NONE && toOld[others.get(i)] == NONE) {
                    pair(some.get(i), others.get(i));
                }
            }
        }
    }

    private void named(List<Integer> left, List<Integer> right) {
        for (Bucket bucket : buckets(
                left, right, item -> old.get(item).name(), item -> now.get(item).name())) {
            if (bucket.left().size() > 1 || bucket.right().size() > 1) {
                alike(bucket.left(), bucket.right(), 0);
            } else if (old.get(bucket.left().get(0)).type()
                    == now.get(bucket.right().get(0)).type()) {
                pair(bucket.left().get(0), bucket.right().get(0));
            }
        }
    }

    /** Items with the same key, in the order of the contents. */
    private record Bucket(List<Integer> left, List<Integer> right) {}

    private interface Key {
        Optional<?> of(int item);
    }

    private static List<Bucket> buckets(List<Integer> left, List<Integer> right, Key oldKey, Key nowKey) {
        Map<Object, Bucket> buckets = new LinkedHashMap<>();
        for (int item : left) {
            oldKey.of(item)
                    .ifPresent(
                            key -> buckets.computeIfAbsent(key, k -> new Bucket(new ArrayList<>(), new ArrayList<>()))
                                    .left()
                                    .add(item));
        }
        for (int item : right) {
            nowKey.of(item).map(buckets::get).ifPresent(bucket -> bucket.right().add(item));
        }
        return buckets.values().stream()
                .filter(bucket -> !bucket.right().isEmpty())
                .toList();
    }

    private List<Integer> leftOld() {
        return old.stream().map(Item::index).filter(item -> toNow[item] == NONE).toList();
    }

    private List<Integer> leftNow() {
        return now.stream().map(Item::index).filter(item -> toOld[item] == NONE).toList();
    }

    private void namedAnywhere() {
        for (Bucket bucket : buckets(
                leftOld(),
                leftNow(),
                item -> old.get(item).name(),
                item -> now.get(item).name())) {
            alike(rest(bucket.left(), toNow), rest(bucket.right(), toOld), ALIKE);
        }
    }

    /** What is left in the lists of paired items, and alike. */
    private void alikeInPlace() {
        for (int a = 0; a < old.size(); a++) {
            if (toNow[a] != NONE) {
                for (String list : lists(a, toNow[a])) {
                    alike(children(old, a, list, toNow), children(now, toNow[a], list, toOld), ALIKE);
                }
            }
        }
    }

    private record Candidate(int left, int right, double similarity) {}

    private void alike(List<Integer> left, List<Integer> right, double least) {
        if ((long) left.size() * right.size() > MOST_PAIRS) {
            return;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int a : left) {
            for (int b : right) {
                boolean comparable = old.get(a).listKind().equals(now.get(b).listKind());
                double likeness = comparable ? similarity.of(a, b) : NONE;
                if (comparable && likeness >= least) {
                    candidates.add(new Candidate(a, b, likeness));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::similarity)
                .reversed()
                .thenComparingInt(Candidate::left)
                .thenComparingInt(Candidate::right));
        for (Candidate candidate : candidates) {
            if (toNow[candidate.left()] == NONE && toOld[candidate.right()] == NONE) {
                pair(candidate.left(), candidate.right());
            }
        }
    }
}
