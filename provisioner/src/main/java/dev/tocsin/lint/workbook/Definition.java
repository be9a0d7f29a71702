package dev.tocsin.lint.workbook;

import dev.tocsin.workbook.Item;

/**
 * A place in a workbook that gives a parameter a value.
 *
 * @param item what defines it
 * @param below pointer from the item to the name
 * @param scope index of the group, or of the workbook, in which it is seen
 */
record Definition(Item item, String below, String name, Kind kind, int scope) {
    enum Kind {
        /** A parameter of a bar. */
        PARAMETER,
        /** A selection in a grid or chart, or a time brush. */
        EXPORT,
        /** A tab or another link that sets it. */
        TAB
    }
}
