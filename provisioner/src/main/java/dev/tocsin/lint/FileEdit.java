package dev.tocsin.lint;

/**
 * A change of a user's file that keeps its meaning.
 *
 * @param file relative to the project root
 * @param start UTF-16 offset in the file's text, without a byte order mark
 * @param length how much goes
 * @param replacement what comes, as the file's format writes it
 */
public record FileEdit(String file, int start, int length, String replacement) {}
