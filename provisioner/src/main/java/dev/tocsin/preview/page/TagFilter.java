package dev.tocsin.preview.page;

import dev.tocsin.html.Html;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML that people write into markdown, built anew: names of the list come through without attributes but for safe links,
 * everything else becomes text. What is left open is closed at the end; nothing can be closed that was not opened here.
 */
final class TagFilter {
    /** Those of the public gallery that only lay out text. */
    private static final Set<String> ALLOWED = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "del",
            "ins",
            "sub",
            "sup",
            "small",
            "code",
            "pre",
            "kbd",
            "p",
            "div",
            "span",
            "center",
            "font",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "blockquote",
            "details",
            "summary",
            "figure",
            "figcaption",
            "label",
            "mark",
            "big");

    private static final Set<String> VOID = Set.of("br", "hr", "wbr");
    private static final Set<String> SILENT =
            Set.of("script", "style", "svg", "math", "iframe", "object", "template", "noscript");
    private static final Pattern TAG = Pattern.compile(
            "<!--.*?(?:-->|\\z)|<(/?)([A-Za-z][A-Za-z0-9]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*+)>", Pattern.DOTALL);
    private static final Pattern HREF =
            Pattern.compile("(?:^|\\s)href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
    /** A character reference stays one. */
    private static final Pattern REFERENCE =
            Pattern.compile("&amp;(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");

    private static final int DEEPEST = 100;

    private final Deque<String> open = new ArrayDeque<>();
    private String silent = "";

    /** The literal of a piece of HTML. */
    String filter(String literal) {
        StringBuilder out = new StringBuilder();
        Matcher tags = TAG.matcher(literal);
        int from = 0;
        while (tags.find()) {
            out.append(text(literal.substring(from, tags.start())));
            from = tags.end();
            if (tags.group(2) != null) {
                out.append(tag(!tags.group(1).isEmpty(), tags.group(2).toLowerCase(Locale.ROOT), tags.group(3)));
            }
        }
        return out.append(text(literal.substring(from))).toString();
    }

    /** Text between tags; that of a script is dropped with it. */
    private String text(String text) {
        return silent.isEmpty() ? REFERENCE.matcher(Html.escape(text)).replaceAll("&$1;") : "";
    }

    private String tag(boolean closes, String name, String attributes) {
        if (!silent.isEmpty()) {
            silent = closes && name.equals(silent) ? "" : silent;
            return "";
        }
        if (SILENT.contains(name)) {
            silent = closes || attributes.endsWith("/") ? "" : name;
            return "";
        }
        if (VOID.contains(name)) {
            return "<" + name + ">";
        }
        if (!ALLOWED.contains(name)) {
            return "";
        }
        if (closes) {
            return close(name);
        }
        if (open.size() >= DEEPEST) {
            return "";
        }
        open.push(name);
        return "<" + name + (name.equals("a") ? href(attributes) : "") + ">";
    }

    private static String href(String attributes) {
        Matcher found = HREF.matcher(attributes);
        if (!found.find()) {
            return "";
        }
        String address = (found.group(1) == null ? found.group(2) : found.group(1)).replace("&amp;", "&");
        return Html.isSafeLink(address)
                ? " href=\"" + Html.escape(address.strip()) + "\" rel=\"noopener noreferrer\" target=\"_blank\""
                : "";
    }

    /** Closes it, and before it what was opened inside of it. */
    private String close(String name) {
        if (!open.contains(name)) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        String closed;
        do {
            closed = open.pop();
            out.append("</").append(closed).append('>');
        } while (!closed.equals(name));
        return out.toString();
    }

    /** Ends what is left open. */
    String rest() {
        StringBuilder out = new StringBuilder();
        while (!open.isEmpty()) {
            out.append("</").append(open.pop()).append('>');
        }
        silent = "";
        return out.toString();
    }
}
