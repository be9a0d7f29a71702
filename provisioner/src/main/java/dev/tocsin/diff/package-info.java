/** Comparison of a declared body with a live one: differences, and every ignored one with the rule that ignored it. No input or output. */
@NullMarked
package dev.tocsin.diff;

import org.jspecify.annotations.NullMarked;
