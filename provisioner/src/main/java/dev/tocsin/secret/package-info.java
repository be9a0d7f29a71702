/** Secret values: resolved once, carried as marks, put in only when a request leaves, masked on every output. */
@NullMarked
package dev.tocsin.secret;

import org.jspecify.annotations.NullMarked;
