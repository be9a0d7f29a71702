/** The starter project that {@code tocsin init} writes. */
@NullMarked
package dev.tocsin.init;

import org.jspecify.annotations.NullMarked;
