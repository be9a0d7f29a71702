package dev.tocsin.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The texts of files with fixes made: only the characters that a fix names change. */
public final class Fixes {
    private Fixes() {}

    /** The edits of all findings that can be mended, by file, in the order of the text. */
    public static Map<String, List<FileEdit>> of(List<Finding> findings) {
        Map<String, List<FileEdit>> byFile = new TreeMap<>();
        for (Finding finding : findings) {
            for (FileEdit edit : finding.fixes()) {
                byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>()).add(edit);
            }
        }
        byFile.values().forEach(edits -> edits.sort(Comparator.comparingInt(FileEdit::start)));
        return byFile;
    }

    /** The text with these edits; one that touches another before it is left for the next time. */
    public static String apply(String text, List<FileEdit> edits) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (FileEdit edit : edits) {
            if (edit.start() >= at) {
                out.append(text, at, edit.start()).append(edit.replacement());
                at = edit.start() + edit.length();
            }
        }
        return out.append(text, at, text.length()).toString();
    }
}
