/** A real browser for tests of pages. */
@NullMarked
package dev.tocsin.browser;

import org.jspecify.annotations.NullMarked;
