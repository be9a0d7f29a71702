/** Runs queries whose names are resolved on tables in memory. Exact, or refused with the place of what is not implemented. */
@NullMarked
package dev.tocsin.kql.evaluate;

import org.jspecify.annotations.NullMarked;
