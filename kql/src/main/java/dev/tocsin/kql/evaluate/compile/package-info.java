/** Makes, of a query whose names are resolved, what runs. Names what is not implemented, with its place. */
@NullMarked
package dev.tocsin.kql.evaluate.compile;

import org.jspecify.annotations.NullMarked;
