/** Saved plans: written to a file, read back as data, and compared with what would be planned now. */
@NullMarked
package dev.tocsin.saved;

import org.jspecify.annotations.NullMarked;
