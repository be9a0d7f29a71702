package dev.tocsin.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;

/** Text, links, scripts and styles in pages that may not do anything else. */
public final class Html {
    private Html() {}

    /** Any text as content of an element, or as the value of a quoted attribute. */
    public static String escape(String text) {
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
    public static boolean isSafeLink(String address) {
        String start = address.strip().toLowerCase(Locale.ROOT);
        return (start.startsWith("https://") || start.startsWith("http://") || start.startsWith("mailto:"))
                && start.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\');
    }

    /** A link that tells the other side nothing, or the mere text when the address is not safe. */
    public static String link(String address, String text) {
        return isSafeLink(address)
                ? "<a href=\"" + escape(address.strip()) + "\" rel=\"noopener noreferrer\" target=\"_blank\">"
                        + escape(text) + "</a>"
                : "<span class=\"dead\" title=\"" + escape("link not followed here: " + cut(address, 200)) + "\">"
                        + escape(text) + "</span>";
    }

    /** The beginning of a text. */
    public static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** How a Content-Security-Policy names a script or style that stands in the page. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The text of a file beside a class. */
    public static String resource(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
