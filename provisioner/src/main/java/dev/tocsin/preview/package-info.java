/** A workbook as a page: offline, with data, before it ships. Pure but for the data folder that is read. */
@NullMarked
package dev.tocsin.preview;

import org.jspecify.annotations.NullMarked;
