package dev.tocsin.cli;

/** What {@code --output} takes. */
enum OutputFormat {
    text,
    json,
    markdown
}
