/** What went wrong, where, and what to do: values that every step returns and only the command line prints. */
@NullMarked
package dev.tocsin.diagnostic;

import org.jspecify.annotations.NullMarked;
