package dev.tocsin.report;

import java.util.ArrayList;
import java.util.List;

/** Which lines of a text changed: what both have at the start and at the end is left out but for two lines around. */
final class LineDiff {
    private static final int CONTEXT = 2;

    private LineDiff() {}

    /** Lines with {@code "- "}, {@code "+ "} or two spaces before them. */
    static List<String> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < now.size() - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<String> lines = new ArrayList<>();
        old.subList(Math.max(0, head - CONTEXT), head).forEach(line -> lines.add("  " + line));
        old.subList(head, old.size() - tail).forEach(line -> lines.add("- " + line));
        now.subList(head, now.size() - tail).forEach(line -> lines.add("+ " + line));
        now.subList(now.size() - tail, Math.min(now.size(), now.size() - tail + CONTEXT))
                .forEach(line -> lines.add("  " + line));
        return lines;
    }
}
