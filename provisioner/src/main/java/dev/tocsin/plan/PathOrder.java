package dev.tocsin.plan;

import dev.tocsin.diff.AtPath;
import java.io.Serializable;
import java.util.Comparator;

/** Orders JSON pointers token by token, array indexes as numbers, so that element 2 comes before element 10. */
final class PathOrder implements Comparator<AtPath>, Serializable {
    static final PathOrder INSTANCE = new PathOrder();

    private static final long serialVersionUID = 1L;

    private PathOrder() {}

    @Override
    public int compare(AtPath one, AtPath other) {
        return paths(one.path(), other.path());
    }

    static int paths(String a, String b) {
        String[] left = a.split("/", -1);
        String[] right = b.split("/", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = token(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    /** Indexes before names, or names between two numbers would make a circle. */
    private static int token(String a, String b) {
        if (isIndex(a) && isIndex(b) && Integer.parseInt(a) != Integer.parseInt(b)) {
            return Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
        }
        return isIndex(a) == isIndex(b) ? a.compareTo(b) : isIndex(a) ? -1 : 1;
    }

    private static boolean isIndex(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) < '0' || token.charAt(i) > '9') {
                return false;
            }
        }
        return !token.isEmpty() && token.length() < 9;
    }
}
