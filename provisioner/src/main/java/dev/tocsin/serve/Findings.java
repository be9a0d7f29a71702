package dev.tocsin.serve;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.html.Html;
import java.util.List;

/** What lint finds, as a list. */
public final class Findings {
    private static final int MOST = 500;

    private Findings() {}

    /** A page with all. */
    public static String page(String top, List<Diagnostic> findings) {
        return Shell.page("Lint", top, findings.isEmpty() ? "<p>Nothing is found.</p>\n" : list(findings));
    }

    /** A list, for any page. */
    public static String list(List<Diagnostic> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<ul class=\"findings\" aria-label=\"Lint\">\n");
        for (Diagnostic one : findings.subList(0, Math.min(MOST, findings.size()))) {
            out.append("<li class=\"")
                    .append(one.level().word())
                    .append("\">")
                    .append(Html.escape(text(one)))
                    .append(" <small>")
                    .append(Html.escape(one.location().toString()))
                    .append("</small></li>\n");
        }
        if (findings.size() > MOST) {
            out.append("<li>… and ").append(findings.size() - MOST).append(" more</li>\n");
        }
        return out.append("</ul>\n").toString();
    }

    /** A finding as one line, without its place. */
    public static String text(Diagnostic one) {
        return one.level().word() + ": " + one.message() + " [" + one.code() + "]";
    }
}
