package dev.tocsin.preview;

import com.fasterxml.jackson.databind.JsonNode;

/** Where the workbooks are that groups load. */
@FunctionalInterface
public interface Templates {
    /** No workbook is anywhere. */
    Templates NONE = id -> new Absent("is not followed without the files beside it");

    /** What there is for a name. */
    sealed interface Found {}

    /**
     * A workbook.
     *
     * @param key the same for the same workbook, however it was named
     * @param content for which {@code Workbook.isWorkbook} holds
     */
    record Loaded(String key, JsonNode content) implements Found {}

    /**
     * None that can be drawn.
     *
     * @param reason goes on after "the template X"
     */
    record Absent(String reason) implements Found {}

    /**
     * Looks.
     *
     * @param id as {@code loadFromTemplateId} has it: the path of a gallery's folder, or an Azure resource id
     */
    Found find(String id);
}
