package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A runbook that alert rules name.
 *
 * @param name file name without ending
 * @param title as people read it
 * @param severity {@code critical}, {@code high}, {@code medium} or {@code low}
 * @param source the file, checked
 */
public record Runbook(String name, String title, String severity, SourceFile source) {
    /** Relative to the project root, with forward slashes. */
    public String path() {
        return source.name();
    }

    /** All of the file. */
    public JsonNode content() {
        return source.root();
    }

    /** All of it but the title as markdown, with headings of the fourth level, for a page that has a title. */
    public String markdown() {
        return new RunbookMarkdown(this).text();
    }
}
