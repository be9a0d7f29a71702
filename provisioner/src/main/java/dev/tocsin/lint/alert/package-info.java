/**
 * Rules on alert rules and on the way of their messages: can it ever fire, and will anyone hear it. One class a rule; {@link
 * dev.tocsin.lint.alert.AlertRules} knows them all.
 */
@NullMarked
package dev.tocsin.lint.alert;

import org.jspecify.annotations.NullMarked;
