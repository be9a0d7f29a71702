package dev.tocsin.preview;

import dev.tocsin.preview.page.Page;
import dev.tocsin.workbook.ItemChange;
import java.util.List;

/**
 * Two states of a workbook.
 *
 * @param page shows both
 * @param changes between them, in the order of the newer one, then what is gone
 */
public record Compared(Page page, List<ItemChange> changes) {
    /** Copies the list. */
    public Compared {
        changes = List.copyOf(changes);
    }
}
