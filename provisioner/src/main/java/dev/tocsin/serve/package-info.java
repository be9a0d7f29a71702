/** A project in the browser: pages on the loopback address that are drawn anew when a file is saved. */
@NullMarked
package dev.tocsin.serve;

import org.jspecify.annotations.NullMarked;
