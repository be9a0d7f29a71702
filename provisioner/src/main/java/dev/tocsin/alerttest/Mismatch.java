package dev.tocsin.alerttest;

import dev.tocsin.diagnostic.Location;

/**
 * An expectation that did not hold, or why a test could not run.
 *
 * @param message one line
 */
public record Mismatch(Location place, String message) {}
