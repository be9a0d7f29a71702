/** Items as HTML: everything from the workbook or its data is escaped. */
@NullMarked
package dev.tocsin.preview.page;

import org.jspecify.annotations.NullMarked;
