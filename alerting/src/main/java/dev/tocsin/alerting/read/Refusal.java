package dev.tocsin.alerting.read;

/**
 * Why a rule cannot be simulated.
 *
 * @param pointer the place in the body, a JSON pointer
 * @param message what is there, and why it stands in the way
 */
public record Refusal(String pointer, String message) {}
