/** The decision: one change per resource, with action, reason and differences. A plan is data; reports render it. */
@NullMarked
package dev.tocsin.plan;

import org.jspecify.annotations.NullMarked;
