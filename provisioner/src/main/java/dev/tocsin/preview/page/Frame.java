package dev.tocsin.preview.page;

import java.util.List;

/**
 * What a page has beside the workbook.
 *
 * @param top HTML over all
 * @param introduction HTML between the head and the items
 * @param scripts more of our own
 * @param style more of our own
 * @param served whether the page comes from a server that the scripts may ask, and that has {@link Page#CHARTS}; else all is in it
 */
public record Frame(String top, String introduction, List<String> scripts, String style, boolean served) {
    /** A page that stands for itself. */
    public static final Frame NONE = new Frame("", "", List.of(), "", false);

    /** Copies the list. */
    public Frame {
        scripts = List.copyOf(scripts);
    }
}
