package dev.tocsin.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which lines of a text changed, with two unchanged lines around each change. */
final class LineDiff {
    private static final int CONTEXT = 2;
    /** Above this many pairs of lines, what lies between the first and the last change is shown as replaced. */
    private static final long MOST_PAIRS = 4_000_000;

    private LineDiff() {}

    /** Lines with {@code "- "}, {@code "+ "} or two spaces before them; {@code "  …"} where lines are left out. */
    static List<String> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        if (old.equals(now)) {
            return List.of("  (only line ends differ)");
        }
        int head = common(old, now);
        List<String> oldRest = old.subList(head, old.size());
        List<String> nowRest = now.subList(head, now.size());
        int tail = common(reversed(oldRest), reversed(nowRest));
        List<String> lines = new ArrayList<>();
        old.subList(0, head).forEach(line -> lines.add("  " + line));
        middle(oldRest.subList(0, oldRest.size() - tail), nowRest.subList(0, nowRest.size() - tail), lines);
        old.subList(old.size() - tail, old.size()).forEach(line -> lines.add("  " + line));
        return aroundChanges(lines);
    }

    private static int common(List<String> a, List<String> b) {
        int same = 0;
        while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
            same++;
        }
        return same;
    }

    private static List<String> reversed(List<String> lines) {
        List<String> copy = new ArrayList<>(lines);
        Collections.reverse(copy);
        return copy;
    }

    private static void middle(List<String> old, List<String> now, List<String> lines) {
        int i = 0;
        int j = 0;
        if ((long) old.size() * now.size() <= MOST_PAIRS) {
            int[][] longest = longestCommon(old, now);
            while (i < old.size() && j < now.size()) {
                if (old.get(i).equals(now.get(j))) {
                    lines.add("  " + old.get(i++));
                    j++;
                } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                    lines.add("- " + old.get(i++));
                } else {
                    lines.add("+ " + now.get(j++));
                }
            }
        }
        old.subList(i, old.size()).forEach(line -> lines.add("- " + line));
        now.subList(j, now.size()).forEach(line -> lines.add("+ " + line));
    }

    /** How many lines the rests of both texts from each pair of places have in common, in order. */
    private static int[][] longestCommon(List<String> old, List<String> now) {
        int[][] longest = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                longest[i][j] = old.get(i).equals(now.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    private static List<String> aroundChanges(List<String> lines) {
        List<String> shown = new ArrayList<>();
        boolean gap = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean near = lines.subList(Math.max(0, i - CONTEXT), Math.min(lines.size(), i + CONTEXT + 1)).stream()
                    .anyMatch(line -> !line.startsWith("  "));
            if (near) {
                if (gap && !shown.isEmpty()) {
                    shown.add("  …");
                }
                shown.add(Shown.printable(lines.get(i)));
            }
            gap = !near;
        }
        return shown;
    }
}
