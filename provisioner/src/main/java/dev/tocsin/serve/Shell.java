package dev.tocsin.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** What all pages have: the bar on top, the script that loads them again, and a policy that lets only that script ask. */
public final class Shell {
    private Shell() {}

    /**
     * The bar on top of a page.
     *
     * @param version of the site
     * @param trouble HTML that every page has below; may be empty
     */
    public static String top(String version, String trouble) {
        return "<nav class=\"site\" aria-label=\"Project\"><a href=\"/\">Project</a> <a href=\"/plan\">Plan</a>"
                + " <a href=\"/lint\">Lint</a> <span id=\"serve\" role=\"status\" data-version=\"" + text(version)
                + "\"></span></nav>\n" + trouble;
    }

    /** The script that loads the page again and keeps what was chosen in it. */
    public static String script() {
        return resource("serve.js");
    }

    /** The style of the bar and of lists. */
    public static String style() {
        return resource("serve.css");
    }

    /** A page that is no workbook. */
    static String page(String title, String top, String body) {
        String style = resource("shell.css") + style();
        String script = script();
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '"
                + hash(script)
                + "'; style-src '" + hash(style) + "'; connect-src 'self'; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + text(title)
                + "</title>\n<style>" + style + "</style></head>\n<body>\n" + top + "<main><h1>" + text(title)
                + "</h1>\n"
                + body + "</main>\n<script>" + script + "</script>\n</body></html>\n";
    }

    /** Any text as content of an element, or as the value of a quoted attribute. */
    public static String text(String text) {
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

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Shell.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
