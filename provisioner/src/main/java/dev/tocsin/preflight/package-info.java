/** What must hold in Azure before anything is written, asked before anything is written. */
@NullMarked
package dev.tocsin.preflight;

import org.jspecify.annotations.NullMarked;
