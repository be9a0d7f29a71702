/** The only package that speaks ARM: requests, retries, deadlines, pages. Everything else gets values. */
@NullMarked
package dev.tocsin.azure;

import org.jspecify.annotations.NullMarked;
