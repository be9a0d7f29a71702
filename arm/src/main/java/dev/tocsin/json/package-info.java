/**
 * Strict JSON with positions: duplicate keys, trailing text and over-limit documents are refused, and every value knows
 * where it stands in its text. Knows nothing of Azure.
 */
@NullMarked
package dev.tocsin.json;

import org.jspecify.annotations.NullMarked;
