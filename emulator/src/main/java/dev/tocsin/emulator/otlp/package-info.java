/**
 * OTLP: bodies of {@code /v1/metrics}, {@code /v1/traces} and {@code /v1/logs}, and the items of Application Insights that Microsoft's
 * Python exporter would have made from the same telemetry. Knows no file.
 */
@NullMarked
package dev.tocsin.emulator.otlp;

import org.jspecify.annotations.NullMarked;
