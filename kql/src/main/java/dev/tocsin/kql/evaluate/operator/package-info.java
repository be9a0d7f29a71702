/** Operators on tables, ready to run: each pulls batches of rows from those before it. */
@NullMarked
package dev.tocsin.kql.evaluate.operator;

import org.jspecify.annotations.NullMarked;
