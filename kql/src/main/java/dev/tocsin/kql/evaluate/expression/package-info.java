/** Expressions on rows, ready to run: each gives a vector for a batch. */
@NullMarked
package dev.tocsin.kql.evaluate.expression;

import org.jspecify.annotations.NullMarked;
