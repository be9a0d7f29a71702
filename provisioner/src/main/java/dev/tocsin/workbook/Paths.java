package dev.tocsin.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Paths that people know, each of them once. */
final class Paths {
    /** Longest label and longest path, in UTF-16 units. */
    private static final int MOST_OF_LABEL = 60;

    private static final int MOST = 200;
    private static final String BETWEEN = " / ";

    private Paths() {}

    /** One for each item; parents come before their children. */
    static List<String> of(List<Item> items) {
        Labels labels = new Labels(items);
        List<String> paths = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (Item item : items) {
            String path = item.parent() < 0
                    ? "(workbook)"
                    : within(item.parent() == 0 ? "" : paths.get(item.parent()), cut(labels.of(item), MOST_OF_LABEL));
            String unique = path;
            for (int i = 2; !used.add(unique); i++) {
                unique = path + " (" + i + ")";
            }
            paths.add(unique);
        }
        return paths;
    }

    private static String within(String parent, String label) {
        if (parent.isEmpty()) {
            return label;
        }
        int room = MOST - BETWEEN.length() - label.length();
        return (parent.length() <= room ? parent : cut(parent, room)) + BETWEEN + label;
    }

    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end).strip() + "…";
    }
}
