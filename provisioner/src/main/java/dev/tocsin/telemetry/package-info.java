/** The telemetry contract: what the monitored application emits, and in which tables and columns it lands. */
@NullMarked
package dev.tocsin.telemetry;

import org.jspecify.annotations.NullMarked;
