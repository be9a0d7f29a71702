/**
 * Values of queries: columns of them, their text, JSON. A single value, where one stands alone, is a {@code Boolean}, {@code
 * Long} (of int and long), {@code Double}, {@code BigDecimal}, {@code String}, {@code UUID}, {@link
 * dev.tocsin.kql.evaluate.value.Datetime}, {@link dev.tocsin.kql.evaluate.value.Timespan}, or of JSON also a {@code List}
 * or {@code Map} of these; null is null.
 */
@NullMarked
package dev.tocsin.kql.evaluate.value;

import org.jspecify.annotations.NullMarked;
