/** Work on a thread of its own while the rest goes on. */
@NullMarked
package dev.tocsin.side;

import org.jspecify.annotations.NullMarked;
