package dev.tocsin.preview.page;

/** Text in HTML. */
final class Html {
    private Html() {}

    /** Any text as content of an element, or as the value of a quoted attribute. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isControl(c) ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }

    /** What HTML does not allow, and what would turn around the direction of the text beside it. */
    private static boolean isControl(char c) {
        return c < ' ' && c != '\n' && c != '\t' && c != '\r'
                || c >= 0x7F && c < 0xA0
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
    }

    /** The address, if a click on it can only open a page or a letter: anything else could be a program. */
    static boolean isSafeLink(String address) {
        String start = address.strip().toLowerCase(java.util.Locale.ROOT);
        return (start.startsWith("https://") || start.startsWith("http://") || start.startsWith("mailto:"))
                && start.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\');
    }

    /** A link that tells the other side nothing, or the mere text when the address is not safe. */
    static String link(String address, String text) {
        return isSafeLink(address)
                ? "<a href=\"" + escape(address.strip()) + "\" rel=\"noopener noreferrer\" target=\"_blank\">"
                        + escape(text) + "</a>"
                : "<span class=\"dead\" title=\"" + escape("link not followed here: " + cut(address, 200)) + "\">"
                        + escape(text) + "</span>";
    }

    /** The beginning of a text. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
