package dev.tocsin.kql.bind;

import java.util.Collection;
import java.util.Locale;

/** Which name was meant. */
final class Suggestions {
    private Suggestions() {}

    /** {@code ; did you mean X?} for the known name that is nearest, if one is near; else nothing. */
    static String meant(String name, Collection<String> known) {
        String lower = name.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, name.length() / 3);
        String best = null;
        int least = limit + 1;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) <= limit) {
                String other = candidate.toLowerCase(Locale.ROOT);
                int distance = distance(lower, other, least);
                boolean nearer =
                        distance < least || (distance == least && best != null && candidate.compareTo(best) < 0);
                if (nearer && distance <= limit) {
                    best = candidate;
                    least = distance;
                }
            }
        }
        return best == null ? "" : "; did you mean " + best + "?";
    }

    /** How many characters differ; more than the limit is not counted exactly. */
    private static int distance(String a, String b, int limit) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int smallest = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
                smallest = Math.min(smallest, row[j]);
            }
            if (smallest > limit) {
                return smallest;
            }
        }
        return row[b.length()];
    }
}
