package dev.tocsin.serve;

import dev.tocsin.html.Html;

/** What a command prints. */
public final class TextPage {
    private TextPage() {}

    /**
     * The page.
     *
     * @param top from {@link Shell#top}
     * @param introduction a sentence before the text
     */
    public static String of(String title, String top, String introduction, String text) {
        return Shell.page(
                title,
                top,
                "<p class=\"soft\">" + Html.escape(introduction) + "</p>\n<pre tabindex=\"0\">" + Html.escape(text)
                        + "</pre>\n");
    }
}
