/** Maintenance windows: what people write, what Azure takes, and when alerts are muted by it. */
@NullMarked
package dev.tocsin.maintenance;

import org.jspecify.annotations.NullMarked;
