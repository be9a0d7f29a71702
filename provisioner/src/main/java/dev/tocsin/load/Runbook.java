package dev.tocsin.load;

/**
 * A runbook that alert rules name.
 *
 * @param name file name without ending
 * @param title as people read it
 * @param severity {@code critical}, {@code high}, {@code medium} or {@code low}
 * @param path relative to the project root, with forward slashes
 */
public record Runbook(String name, String title, String severity, String path) {}
