package dev.tocsin.kql.bind;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /**
     * The known name of which this one is a slip of the pen: other letters' case, or one or two letters changed, missing or too
     * many, but not only at its end, where a name says that it is another: {@code Status_s}, {@code Column2}.
     */
    static @Nullable String slip(String name, Collection<String> known) {
        String lower = name.toLowerCase(Locale.ROOT);
        int limit = name.length() < 5 ? 0 : name.length() < 9 ? 1 : 2;
        for (String candidate : known) {
            String other = candidate.toLowerCase(Locale.ROOT);
            boolean continued = !lower.equals(other) && (lower.startsWith(other) || other.startsWith(lower));
            if (!continued
                    && letters(lower).length() > 2
                    && (lower.equals(other) || !letters(lower).equals(letters(other)))
                    && Math.abs(other.length() - lower.length()) <= limit
                    && distance(lower, other, limit + 1) <= limit) {
                return candidate;
            }
        }
        return null;
    }

    private static String letters(String name) {
        return name.replaceAll("[^a-z]", "");
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
