package dev.tocsin.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.kind.Kind;
import java.util.Optional;

/**
 * A resource as it is in Azure.
 *
 * @param id as the service spells it
 * @param body the whole answer; treat it as immutable
 */
public record ActualResource(String id, JsonNode body) {
    /** What the service answered about a resource of this kind. */
    public static ActualResource of(Kind kind, String id, JsonNode answer) {
        return new ActualResource(id, PropertyTags.asTags(kind, answer));
    }

    /** The value of a tag, if the resource has it; tag names compare without case. */
    public Optional<String> tag(String name) {
        for (var tag : body.path("tags").properties()) {
            if (tag.getKey().equalsIgnoreCase(name)) {
                return Optional.of(tag.getValue().asText());
            }
        }
        return Optional.empty();
    }

    /**
     * Who changed it last, and when, as far as its kind tells: {@code " by alice@example.com at 2026-01-05T12:00:00Z"}, or nothing.
     */
    public String lastEdit() {
        return lastEditor().map(who -> " by " + who).orElse("")
                + lastEditTime().map(when -> " at " + when).orElse("");
    }

    /** Who changed it last; Azure keeps that in {@code systemData} of some kinds, and in {@code userId} of workbooks. */
    public Optional<String> lastEditor() {
        return text("/systemData/lastModifiedBy", "/properties/userId");
    }

    /** When; Azure keeps that in {@code systemData} of some kinds, and in {@code timeModified} of workbooks. */
    public Optional<String> lastEditTime() {
        return text("/systemData/lastModifiedAt", "/properties/timeModified");
    }

    private Optional<String> text(String pointer, String otherwise) {
        String text = body.at(pointer).asText("");
        String known = text.isEmpty() ? body.at(otherwise).asText("") : text;
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    /** Whether its tags say that this project and environment own it. */
    public boolean isOwnedBy(String project, String environment) {
        return tag(OwnTags.PROJECT).equals(Optional.of(project))
                && tag(OwnTags.ENVIRONMENT).equals(Optional.of(environment));
    }
}
