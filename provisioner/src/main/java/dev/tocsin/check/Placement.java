package dev.tocsin.check;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.check.DesiredStateBuilder.Draft;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kind.Kind;
import dev.tocsin.load.Environment;
import dev.tocsin.load.Project;
import dev.tocsin.render.Rendered;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.Marks;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where a definition's resource is: in the environment's resource group, inside of another resource, or kept about one. */
final class Placement {
    private final Project project;
    private final Diagnostics diagnostics;

    Placement(Project project, Diagnostics diagnostics) {
        this.project = project;
        this.diagnostics = diagnostics;
    }

    /**
     * A place.
     *
     * @param around the key of the definition that it is inside of, or kept about
     */
    record Place(ResourceId id, Set<String> around) {}

    /** The place, or nothing after an error was said. */
    Optional<Place> of(Rendered rendered, Kind kind, String name, Drafts drafts) {
        return switch (kind.scope()) {
            case GROUP -> {
                Environment environment = project.environment();
                ResourceId id =
                        ResourceId.inGroup(environment.subscription(), environment.resourceGroup(), kind.type(), name);
                yield Optional.of(new Place(id, Set.of()));
            }
            case CHILD -> {
                String type = kind.type().substring(0, kind.type().lastIndexOf('/'));
                Set<String> around = new TreeSet<>();
                yield target(rendered, "parent", "a " + type, drafts, around)
                        .filter(parent -> isOf(rendered, parent, type))
                        .map(parent -> new Place(ResourceId.inside(parent, kind.type(), name), around));
            }
            case EXTENSION -> {
                Set<String> around = new TreeSet<>();
                yield target(rendered, "scope", "the resource that it is about", drafts, around)
                        .map(scope -> new Place(new ResourceId(scope, kind.type(), name), around));
            }
        };
    }

    private Optional<String> target(Rendered rendered, String key, String what, Drafts drafts, Set<String> around) {
        String text = rendered.tree().path(key).asText();
        Set<String> unknown = new TreeSet<>();
        String id = Marks.replaceReferences(text, reference -> {
            Draft draft = drafts.present().get(reference);
            if (draft == null) {
                unknown.add(reference);
                return reference;
            }
            around.add(reference);
            return draft.id().path();
        });
        for (String reference : unknown) {
            if (!drafts.failed().contains(reference.substring(reference.indexOf('/') + 1))) {
                diagnostics.add(rendered.error(
                        "TOC0205",
                        "/" + key,
                        "there is no definition \"" + reference + "\""
                                + Suggestion.nearest(reference, drafts.present().keySet())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; define it, or correct the reference")));
            }
        }
        boolean isId = ResourceId.isId(id) && !ResourceId.typeOf(id).isEmpty() && !Marks.isMarked(id);
        if (!isId && unknown.isEmpty()) {
            diagnostics.add(rendered.error(
                    "TOC0217",
                    "/" + key,
                    "\"" + key + "\" must be the id of " + what + ", for example \"${id('workspace/NAME')}\""));
        }
        Optional.ofNullable(drafts.byId().get(ResourceId.key(id))).ifPresent(draft -> around.add(draft.key()));
        return isId ? Optional.of(id) : Optional.empty();
    }

    private boolean isOf(Rendered rendered, String parent, String type) {
        boolean is = ResourceId.typeOf(parent).equalsIgnoreCase(type);
        if (!is) {
            diagnostics.add(rendered.error("TOC0217", "/parent", "\"parent\" must be the id of a " + type));
        }
        return is;
    }
}
