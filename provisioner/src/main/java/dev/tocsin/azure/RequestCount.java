package dev.tocsin.azure;

/**
 * How many requests were sent, retries included.
 *
 * @param read GETs
 * @param write PUTs and DELETEs
 */
public record RequestCount(int read, int write) {}
