/** Runbooks in the terminal: what to do, and which alert rules lead there. */
@NullMarked
package dev.tocsin.runbook;

import org.jspecify.annotations.NullMarked;
