package dev.tocsin.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.workbook.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of a workbook resource.
 *
 * @param resource the workbook
 * @param at pointer of the content in the resource's body; pointers in the content come behind it
 * @param content the parsed content
 * @param tree its items
 * @param places from pointers in the content to the user's file
 */
public record LintedWorkbook(
        DesiredResource resource, String at, JsonNode content, Workbook tree, ContentPlaces places) {
    static List<LintedWorkbook> of(LintedProject project) {
        List<LintedWorkbook> found = new ArrayList<>();
        for (DesiredResource resource : project.state().resources()) {
            Optional<String> at = resource.kind().content();
            if (at.isPresent()) {
                read(resource, at.get(), project.files()).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** Content that cannot be read was reported before: it is an error of the definition. */
    private static Optional<LintedWorkbook> read(DesiredResource resource, String at, ProjectFiles files) {
        JsonNode written = resource.body().at(at);
        try {
            JsonNode content =
                    written.isTextual() ? new JsonReader(JsonLimits.DEFINITION).readTree(written.textValue()) : written;
            return Workbook.isWorkbook(content)
                    ? Optional.of(new LintedWorkbook(
                            resource, at, content, Workbook.of(content), new ContentPlaces(resource, files, at)))
                    : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }
}
