/** Alert rules as the service evaluates them, of every kind that can be simulated. */
@NullMarked
package dev.tocsin.alerting.rule;

import org.jspecify.annotations.NullMarked;
