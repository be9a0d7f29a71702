package dev.tocsin.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Changes;
import dev.tocsin.preview.page.Frame;
import dev.tocsin.preview.page.Mark;
import dev.tocsin.preview.page.Page;
import dev.tocsin.preview.page.Side;
import dev.tocsin.workbook.ItemChange;
import dev.tocsin.workbook.Workbook;
import dev.tocsin.workbook.WorkbookDiff;
import java.util.List;
import java.util.Map;

/** Workbook content → page. Pure: the same content, data and clock give the same bytes. */
public final class Preview {
    private static final String NOW = "i";
    private static final String THEN = "b";

    private Preview() {}

    /**
     * Draws a workbook that loads no other. Nothing that content or data may say makes it fail.
     *
     * @param title of the page
     * @param content for which {@link Workbook#isWorkbook} holds
     */
    public static Page page(String title, JsonNode content, PreviewData data) {
        return page(title, Composed.of("", content, Templates.NONE), Map.of(), data, Frame.NONE);
    }

    /**
     * Draws a workbook.
     *
     * @param marks of items, by their JSON pointers
     * @param frame what the page has beside it
     */
    public static Page page(
            String title, Composed content, Map<String, List<Mark>> marks, PreviewData data, Frame frame) {
        return Page.of(title, side(NOW, content, marks), data, frame);
    }

    /**
     * Draws two states of a workbook, with what changed between them marked.
     *
     * @param beforeName what the older one is, for people
     * @param afterName what the newer one is
     */
    public static Compared compare(
            String title, Composed before, String beforeName, Composed after, String afterName, PreviewData data) {
        List<ItemChange> changes = WorkbookDiff.of(before.content(), after.content(), JsonNode::equals)
                .items();
        Side then = side(THEN, before, Changes.marks(Workbook.of(before.content()), changes, ItemChange::before));
        Side now = side(NOW, after, Changes.marks(Workbook.of(after.content()), changes, ItemChange::after));
        Page page = Page.of(title, then, now, List.of(beforeName, afterName), data, Changes.frame(then, now, changes));
        return new Compared(page, changes);
    }

    private static Side side(String name, Composed content, Map<String, List<Mark>> marks) {
        return new Side(name, Workbook.of(content.content()), content.refused(), marks);
    }
}
