/** Tables in memory, column by column, and the batches of rows in which queries take them. */
@NullMarked
package dev.tocsin.kql.evaluate.table;

import org.jspecify.annotations.NullMarked;
