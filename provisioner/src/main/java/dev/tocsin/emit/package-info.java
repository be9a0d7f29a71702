/** What a monitored application sends, made from profiles of the telemetry contract, and what becomes of it where it lands. */
@NullMarked
package dev.tocsin.emit;

import org.jspecify.annotations.NullMarked;
