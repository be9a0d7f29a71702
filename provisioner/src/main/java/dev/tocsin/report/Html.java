package dev.tocsin.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Pages that stand alone: one file, no script, nothing loaded from anywhere, and a policy that would stop both. */
final class Html {
    private Html() {}

    /** A whole page. */
    static String page(String title, String body) {
        String style = style();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
                <meta name="referrer" content="no-referrer">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(sha256(style), text(title), style, body);
    }

    /** Text as an element or an attribute may hold it; control characters, and what turns the direction of writing, are written out. */
    static String text(String text) {
        return Shown.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String code(String text) {
        return "<code>" + text(text) + "</code>";
    }

    /** Lines of a diff, by what they begin with. */
    static String lines(List<String> lines) {
        StringBuilder out = new StringBuilder("<pre>");
        for (String line : lines) {
            String kind = line.startsWith("-")
                    ? "removed"
                    : line.startsWith("+") ? "added" : line.startsWith("@@") ? "hunk" : "same";
            out.append("<span class=\"")
                    .append(kind)
                    .append("\">")
                    .append(text(line))
                    .append("</span>");
        }
        return out.append("</pre>\n").toString();
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream("plan.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
