package dev.tocsin.plan;

import java.io.Serializable;
import java.util.Comparator;

/** Orders JSON pointers token by token, array indexes as numbers, so that element 2 comes before element 10. */
final class PathOrder implements Comparator<String>, Serializable {
    static final PathOrder INSTANCE = new PathOrder();

    private static final long serialVersionUID = 1L;

    private PathOrder() {}

    @Override
    public int compare(String a, String b) {
        String[] left = a.split("/", -1);
        String[] right = b.split("/", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = isIndex(left[i]) && isIndex(right[i])
                    ? Integer.compare(Integer.parseInt(left[i]), Integer.parseInt(right[i]))
                    : left[i].compareTo(right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    private static boolean isIndex(String token) {
        return !token.isEmpty() && token.length() < 9 && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
