/** Telemetry as Application Insights takes it: items of a request, and the rows that they become. Knows no file. */
@NullMarked
package dev.tocsin.emulator.ingest;

import org.jspecify.annotations.NullMarked;
