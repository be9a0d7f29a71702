/**
 * Rules on the telemetry contract: what queries do with the signals that the application emits. How an instrument arrives is
 * read from the contract; that a histogram arrives as sum, count, minimum and maximum without buckets comes from
 * azure-monitor-opentelemetry-exporter (Python, {@code export/metrics/_exporter.py}).
 */
@NullMarked
package dev.tocsin.lint.telemetry;

import org.jspecify.annotations.NullMarked;
