/** Workbook content as a tree of items with paths that people know, and what changed between two contents. Pure. */
@NullMarked
package dev.tocsin.workbook;

import org.jspecify.annotations.NullMarked;
