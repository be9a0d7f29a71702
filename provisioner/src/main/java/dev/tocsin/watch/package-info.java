/** What is saved in a folder while somebody works there. */
@NullMarked
package dev.tocsin.watch;

import org.jspecify.annotations.NullMarked;
