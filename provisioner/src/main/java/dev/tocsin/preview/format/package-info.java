/** How values look: names of colours, units of numbers. */
@NullMarked
package dev.tocsin.preview.format;

import org.jspecify.annotations.NullMarked;
