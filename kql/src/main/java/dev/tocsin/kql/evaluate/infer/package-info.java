/** Tables that a query must mean though nobody declares them, and rows for them: to try a query without data. */
@NullMarked
package dev.tocsin.kql.evaluate.infer;

import org.jspecify.annotations.NullMarked;
