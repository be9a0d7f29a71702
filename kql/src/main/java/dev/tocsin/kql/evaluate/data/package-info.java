/** Tables in files: CSV with a header, or one JSON object a line. */
@NullMarked
package dev.tocsin.kql.evaluate.data;

import org.jspecify.annotations.NullMarked;
