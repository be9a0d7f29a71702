package dev.tocsin.azure;

/**
 * How many requests were sent, retries included.
 *
 * @param read GETs, and POSTs that only ask
 * @param write all others
 */
public record RequestCount(int read, int write) {}
