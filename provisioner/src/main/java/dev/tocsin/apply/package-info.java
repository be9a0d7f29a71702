/** Carries a plan out: dependency order, bounded parallelism, one outcome per change. */
@NullMarked
package dev.tocsin.apply;

import org.jspecify.annotations.NullMarked;
