/** Texts that tests keep in files. */
@NullMarked
package dev.tocsin.golden;

import org.jspecify.annotations.NullMarked;
