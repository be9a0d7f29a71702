/**
 * What is remarkable about a project that is right: alerts that cannot fire, messages that nobody gets, panels that show
 * nothing. One class a rule; reads the desired state and the files behind it, and touches no target.
 */
@NullMarked
package dev.tocsin.lint;

import org.jspecify.annotations.NullMarked;
