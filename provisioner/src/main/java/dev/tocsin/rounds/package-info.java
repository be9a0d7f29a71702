/** Rules that are evaluated while an emulator runs: rounds on the clock, what fired, and lines that tell of it. */
@NullMarked
package dev.tocsin.rounds;

import org.jspecify.annotations.NullMarked;
