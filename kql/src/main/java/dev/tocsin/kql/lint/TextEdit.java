package dev.tocsin.kql.lint;

/**
 * A change of a query's text that keeps its meaning.
 *
 * @param start UTF-16 offset
 * @param length how much goes
 * @param replacement what comes
 */
public record TextEdit(int start, int length, String replacement) {}
