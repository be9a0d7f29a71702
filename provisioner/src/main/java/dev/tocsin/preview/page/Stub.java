package dev.tocsin.preview.page;

/**
 * An item that is not drawn as it is meant.
 *
 * @param path where it is, for people
 * @param type what it is
 * @param reason why
 */
public record Stub(String path, String type, String reason) {}
