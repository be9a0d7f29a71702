package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.preview.Templates;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.workbook.Workbook;
import java.nio.file.Path;
import java.util.List;

/** Workbooks of a project: by their Azure resource id, or by name; and what lies beside the definition. */
final class ProjectTemplates implements Templates {
    private final DesiredState state;
    private final Templates files;

    ProjectTemplates(DesiredState state, Path definition) {
        this.state = state;
        this.files = FolderTemplates.beside(definition);
    }

    /** The workbooks that a project declares. */
    static List<DesiredResource> workbooks(DesiredState state) {
        return state.resources().stream()
                .filter(one -> one.kind().content().isPresent())
                .toList();
    }

    /**
     * The content of a workbook.
     *
     * @throws NoWorkbookException when there is none that can be drawn
     */
    static JsonNode content(DesiredResource resource, JsonNode body) throws NoWorkbookException {
        JsonNode written = body.at(resource.kind().content().orElseThrow());
        try {
            JsonNode content =
                    written.isTextual() ? new JsonReader(JsonLimits.DEFINITION).readTree(written.textValue()) : written;
            if (Workbook.isWorkbook(content)) {
                return content;
            }
        } catch (JsonSyntaxException e) {
            throw new NoWorkbookException(resource.key() + ": its content is no JSON: " + e.getMessage());
        }
        throw new NoWorkbookException(resource.key() + " has no list of items");
    }

    @Override
    public Found find(String id) {
        for (DesiredResource one : workbooks(state)) {
            if (one.id().key().equals(ResourceId.key(id)) || one.name().equals(id)) {
                try {
                    return new Loaded(one.key(), content(one, one.body()));
                } catch (NoWorkbookException e) {
                    return new Absent("cannot be drawn: " + e.getMessage());
                }
            }
        }
        return files.find(id);
    }
}
