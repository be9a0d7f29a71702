/** From a parsed query back to text. Prints every token as it was written; only the space between tokens changes. */
@NullMarked
package dev.tocsin.kql.print;

import org.jspecify.annotations.NullMarked;
