package dev.tocsin.serve;

import dev.tocsin.html.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What there is in the project. */
public final class IndexPage {
    private IndexPage() {}

    /**
     * A line.
     *
     * @param folder of its page, such as {@code workbook}
     * @param name of its page in that folder
     * @param badge a word beside it, such as {@code passed}; empty for none
     * @param said more beside it; may be empty
     */
    public record Entry(String folder, String name, String badge, String said) {}

    /**
     * A list of lines.
     *
     * @param none what is said when there are none
     */
    public record Section(String title, List<Entry> entries, String none) {
        /** Copies the list. */
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /**
     * The page.
     *
     * @param top from {@link Shell#top}
     */
    public static String of(String title, String top, List<Section> sections) {
        StringBuilder out = new StringBuilder();
        for (Section section : sections) {
            out.append("<h2>").append(Html.escape(section.title())).append("</h2>\n");
            if (section.entries().isEmpty()) {
                out.append("<p class=\"soft\">")
                        .append(Html.escape(section.none()))
                        .append("</p>\n");
                continue;
            }
            out.append("<ul class=\"list\">\n");
            section.entries().forEach(entry -> out.append(line(entry)));
            out.append("</ul>\n");
        }
        return Shell.page(title, top, out.toString());
    }

    private static String line(Entry entry) {
        String badge = entry.badge().isEmpty()
                ? ""
                : "<span class=\"badge " + Html.escape(entry.badge()) + "\">" + Html.escape(entry.badge()) + "</span>";
        return "<li>" + link(entry.folder(), entry.name(), entry.name()) + badge + "<span class=\"said\">"
                + Html.escape(entry.said()) + "</span></li>\n";
    }

    /** A link to a page. */
    static String link(String folder, String name, String text) {
        String path = "/" + folder + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "<a href=\"" + Html.escape(path) + "\">" + Html.escape(text) + "</a>";
    }
}
