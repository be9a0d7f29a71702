/** From the ARM body of a rule to the rule, or to the reasons, each with its JSON pointer, why it cannot be simulated. */
@NullMarked
package dev.tocsin.alerting.read;

import org.jspecify.annotations.NullMarked;
