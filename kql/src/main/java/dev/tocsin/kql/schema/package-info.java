/** The tables that a query can name: those of Application Insights and Log Analytics, and those that a user declares. */
@NullMarked
package dev.tocsin.kql.schema;

import org.jspecify.annotations.NullMarked;
