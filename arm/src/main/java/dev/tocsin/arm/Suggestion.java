package dev.tocsin.arm;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean …?": the known word nearest to a mistyped one. */
public final class Suggestion {
    private static final int MIN_WORD = 3;
    private static final int LETTERS_PER_MISTAKE = 3;

    private Suggestion() {}

    /**
     * The known word with the fewest mistakes (a letter missing, added, changed, or two neighbours swapped; case does
     * not count), if there is at most one mistake per three letters. Of equals, the first in alphabetical order.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String wanted = word.toLowerCase(Locale.ROOT);
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int allowed = allowed(Math.max(wanted.length(), candidate.length()));
            if (Math.abs(candidate.length() - wanted.length()) > allowed) {
                continue;
            }
            int mistakes = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            boolean better = mistakes < fewest || mistakes == fewest && best != null && candidate.compareTo(best) < 0;
            if (mistakes <= allowed && better) {
                best = candidate;
                fewest = mistakes;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int allowed(int length) {
        return length < MIN_WORD ? 0 : length / LETTERS_PER_MISTAKE;
    }

    /** Optimal string alignment distance. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
