package dev.tocsin.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** What changed in a text, as the hunks of a unified diff. */
final class LineDiff {
    private static final int CONTEXT = 3;
    /** Above this many pairs of lines, what lies between the first and the last change is shown as replaced. */
    private static final long MOST_PAIRS = 25_000_000;

    private static final int HEADERS = 2;

    private LineDiff() {}

    /**
     * Lines that begin with {@code @@}, {@code -}, {@code +} or a space, and a remark in a line that begins with a backslash
     * where line ends changed. A newline at the end of only one of the texts is an empty line.
     */
    static List<String> of(String before, String after) {
        List<String> shown = new ArrayList<>();
        Ends old = Ends.of(before);
        Ends now = Ends.of(after);
        boolean uniform = old != Ends.MIXED && now != Ends.MIXED;
        if (uniform && old != now && old != Ends.NONE && now != Ends.NONE) {
            shown.add("\\ line ends: " + old + " → " + now);
        }
        boolean ended = before.endsWith("\n") && after.endsWith("\n");
        List<String> oldLines = lines(before, uniform, ended);
        Patch<String> patch = patch(oldLines, lines(after, uniform, ended));
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff("", "", oldLines, patch, CONTEXT);
        shown.addAll(removedFirst(diff.subList(Math.min(HEADERS, diff.size()), diff.size())));
        return shown;
    }

    /** Of lines that were removed and added at one place, those that were removed come first, as readers know it. */
    private static List<String> removedFirst(List<String> diff) {
        List<String> shown = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (String line : diff) {
            if (line.startsWith("+")) {
                added.add(Shown.printable(line));
                continue;
            }
            if (!line.startsWith("-")) {
                shown.addAll(added);
                added.clear();
            }
            shown.add(Shown.printable(line));
        }
        shown.addAll(added);
        return shown;
    }

    private static List<String> lines(String text, boolean uniform, boolean ended) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> lines = List.of(text.split(uniform ? "\r?\n" : "\n", -1));
        return ended ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static Patch<String> patch(List<String> old, List<String> now) {
        int most = Math.min(old.size(), now.size());
        int head = 0;
        while (head < most && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<String> gone = old.subList(head, old.size() - tail);
        List<String> come = now.subList(head, now.size() - tail);
        if ((long) gone.size() * come.size() <= MOST_PAIRS) {
            return DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>());
        }
        Patch<String> patch = new Patch<>();
        patch.addDelta(new ChangeDelta<>(new Chunk<>(head, gone), new Chunk<>(head, come)));
        return patch;
    }

    private enum Ends {
        NONE,
        LF,
        CRLF,
        MIXED;

        static Ends of(String text) {
            int all = text.split("\n", -1).length - 1;
            int windows = text.split("\r\n", -1).length - 1;
            if (all == 0) {
                return NONE;
            }
            return windows == 0 ? LF : windows == all ? CRLF : MIXED;
        }
    }
}
