package dev.tocsin.report;

import java.util.Locale;

/** Text that others wrote, as GitHub's markdown shows it: it can neither leave its place nor call people. */
public final class Markdown {
    private Markdown() {}

    /** A code span on one line. */
    public static String code(String text) {
        return "`" + oneLine(text).replace("`", "'") + "`";
    }

    /** A code span in a table, where even code cannot hold a bar. */
    static String codeCell(String text) {
        return code(text).replace("|", "\\|");
    }

    /** Running text, also in a table. */
    public static String text(String text) {
        return html(oneLine(text))
                .replaceAll("[\\\\`*_~\\[\\]|#]", "\\\\$0")
                // A name with @ in front would be told about it; an address is not.
                .replaceAll("(?<![A-Za-z0-9._-])@", "@<!-- -->");
    }

    /** Text inside an HTML element. */
    static String html(String text) {
        return oneLine(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A part of a comment: only letters, digits and {@code . _ / , -} stay; the rest is written as {@code %XX}. */
    static String marker(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "._/,-".indexOf(c) >= 0);
            out.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "%%%02X", c));
        });
        return out.toString().replace("--", "-%2D");
    }

    /** A fence that nothing in the text closes. */
    static String fence(CharSequence text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(Math.max(3, longest + 1));
    }

    private static String oneLine(String text) {
        return Shown.printable(text.replaceAll("\\s+", " "));
    }
}
