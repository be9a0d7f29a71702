/** Aggregates: what makes one value of a group of rows. */
@NullMarked
package dev.tocsin.kql.evaluate.aggregate;

import org.jspecify.annotations.NullMarked;
