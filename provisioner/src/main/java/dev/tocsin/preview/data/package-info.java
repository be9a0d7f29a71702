/** Where the rows of an item come from. */
@NullMarked
package dev.tocsin.preview.data;

import org.jspecify.annotations.NullMarked;
