/** The command line: one class a verb. Parses flags, calls the pipeline, prints, maps results to exit codes. */
@NullMarked
package dev.tocsin.cli;

import org.jspecify.annotations.NullMarked;
