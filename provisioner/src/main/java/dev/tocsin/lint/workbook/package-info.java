/** Rules on the content of workbooks: one class each, listed in {@link dev.tocsin.lint.workbook.WorkbookRules}. */
@NullMarked
package dev.tocsin.lint.workbook;

import org.jspecify.annotations.NullMarked;
