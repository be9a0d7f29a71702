package dev.tocsin.lint.workbook;

import dev.tocsin.workbook.Item;

/**
 * A place in a workbook that needs the value of a parameter.
 *
 * @param item what names it
 * @param below pointer from the item to the text or name
 * @param offset of the brace in that text; 0 where the name stands alone
 * @param specifier what stands behind the colon; empty without one
 */
record Reference(Item item, String below, int offset, String name, String specifier, Use use) {
    enum Use {
        /** In the code of a query: with the braces left in it the query does not parse. */
        CODE,
        /** In a string of a query, or in a query of another source than logs and Resource Graph. */
        LITERAL,
        /** What a query or metric runs against. */
        RESOURCES,
        /** The time range of a query or metric. */
        TIME,
        /** Markdown of a text item. */
        TEXT,
        /** A condition on which an item is shown. */
        CONDITION,
        /** Anywhere else, such as in a title or in settings of what does not run. */
        OTHER
    }

    /** Whether the item cannot run without the value. */
    boolean runs() {
        return use == Use.CODE || use == Use.RESOURCES || use == Use.TIME;
    }
}
