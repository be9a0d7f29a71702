/** Fire drills: something breaks on a throw-away emulator, and a timeline tells which rule fires when, and who hears what. */
@NullMarked
package dev.tocsin.drill;

import org.jspecify.annotations.NullMarked;
