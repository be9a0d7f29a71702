/** Tests of alert rules: made-up or recorded rows go in, and what the rule does about them is compared with what is expected. */
@NullMarked
package dev.tocsin.alerttest;

import org.jspecify.annotations.NullMarked;
