package dev.tocsin.serve;

import dev.tocsin.html.Html;

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
                + " <a href=\"/lint\">Lint</a> <span id=\"serve\" role=\"status\" data-version=\""
                + Html.escape(version)
                + "\"></span></nav>\n" + trouble;
    }

    /** The script that loads the page again and keeps what was chosen in it. */
    public static String script() {
        return Html.resource(Shell.class, "serve.js");
    }

    /** The style of the bar and of lists. */
    public static String style() {
        return Html.resource(Shell.class, "serve.css");
    }

    /** A page that is no workbook. */
    static String page(String title, String top, String body) {
        String style = Html.resource(Shell.class, "shell.css") + style();
        String script = script();
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '"
                + Html.hash(script)
                + "'; style-src '" + Html.hash(style)
                + "'; connect-src 'self'; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Html.escape(title)
                + "</title>\n<style>" + style + "</style></head>\n<body>\n" + top + "<main><h1>" + Html.escape(title)
                + "</h1>\n"
                + body + "</main>\n<script>" + script + "</script>\n</body></html>\n";
    }
}
