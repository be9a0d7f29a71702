package dev.tocsin.serve;

import dev.tocsin.html.Html;
import dev.tocsin.load.Runbook;
import java.util.function.UnaryOperator;

/** A runbook as people read it: as it stands in alerts and workbooks. */
public final class RunbookPage {
    private RunbookPage() {}

    /**
     * The page.
     *
     * @param top from {@link Shell#top}
     * @param markdown makes HTML of markdown, for a page
     */
    public static String of(String top, Runbook runbook, UnaryOperator<String> markdown) {
        String title = runbook.title().isBlank() ? runbook.name() : runbook.title();
        return Shell.page(
                title,
                top,
                "<p class=\"soft\">" + Html.escape(runbook.path()) + "</p>\n<div class=\"text\">"
                        + markdown.apply(runbook.markdown()) + "</div>\n");
    }
}
