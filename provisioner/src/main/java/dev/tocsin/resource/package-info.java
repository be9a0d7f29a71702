/** What is declared and what is live: identities, desired state, actual state. Records only, no input or output. */
@NullMarked
package dev.tocsin.resource;

import org.jspecify.annotations.NullMarked;
