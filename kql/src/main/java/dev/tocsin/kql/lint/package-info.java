/** What is remarkable about queries that are right: one class a rule, on the bound tree. */
@NullMarked
package dev.tocsin.kql.lint;

import org.jspecify.annotations.NullMarked;
