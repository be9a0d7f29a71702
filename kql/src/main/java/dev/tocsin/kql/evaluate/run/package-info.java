/** One run of a query: its clock, its tables, its limits; and how a run ends without a result. */
@NullMarked
package dev.tocsin.kql.evaluate.run;

import org.jspecify.annotations.NullMarked;
