package dev.tocsin.secret;

/**
 * Where in a text a secret is.
 *
 * @param start where it begins
 * @param end where it has ended
 */
record Span(int start, int end) {}
