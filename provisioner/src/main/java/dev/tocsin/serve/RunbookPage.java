package dev.tocsin.serve;

import dev.tocsin.html.Html;

/** A runbook as people read it: as it stands in alerts and workbooks. */
public final class RunbookPage {
    private RunbookPage() {}

    /**
     * The page.
     *
     * @param top from {@link Shell#top}
     * @param file where the runbook is
     * @param html what it says
     */
    public static String of(String title, String top, String file, String html) {
        return Shell.page(
                title,
                top,
                "<p class=\"soft\">" + Html.escape(file) + "</p>\n<div class=\"text\">" + html + "</div>\n");
    }
}
