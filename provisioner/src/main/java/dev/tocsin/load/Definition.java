package dev.tocsin.load;

/** What a user writes: one resource, in one of four forms. */
public sealed interface Definition {
    /** The file it stands in. */
    SourceFile source();

    /**
     * A template and its parameters: {@code {"template", "name", "parameters"}}.
     *
     * @param source the file
     * @param template name of a file in {@code templates/}, without ending
     * @param name the definition's name
     */
    record Templated(SourceFile source, String template, String name) implements Definition {}

    /**
     * An ARM body: {@code {"type", "name", "properties", …}}.
     *
     * @param source the file
     */
    record Raw(SourceFile source) implements Definition {}

    /**
     * Workbook content as the portal's Advanced Editor shows it; never rendered.
     *
     * @param source the file
     * @param name the definition's name, from the file's name
     */
    record Content(SourceFile source, String name) implements Definition {}

    /**
     * A maintenance window: {@code {"maintenance", "reason", "from", "to", "zone", …}}. As many resources as Azure needs for it.
     *
     * @param source the file
     */
    record Window(SourceFile source) implements Definition {}
}
