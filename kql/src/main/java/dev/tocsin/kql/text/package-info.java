/** Places in a query's text and what is said about them. Offsets are UTF-16, as in Java, JavaScript and LSP. */
@NullMarked
package dev.tocsin.kql.text;

import org.jspecify.annotations.NullMarked;
