/** The service's evaluation: what docs/alert-semantics.md says, with its sources. */
@NullMarked
package dev.tocsin.alerting.evaluate;

import org.jspecify.annotations.NullMarked;
