package dev.tocsin.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ArmSpec;
import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.arm.ShapeChecker;
import dev.tocsin.arm.ShapeViolation;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Definition;
import dev.tocsin.load.Project;
import dev.tocsin.render.Rendered;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.NameUuid;
import dev.tocsin.resource.PropertyTags;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** From rendered definitions to the desired state: identities, references, shapes, service limits. */
public final class DesiredStateBuilder {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    /** Keys of the raw form that say which resource it is, and what an export adds; the rest is the body. */
    private static final Set<String> NOT_BODY = Set.of(
            "$schema", "type", "name", "apiVersion", "id", "systemData", "etag", "parent", "scope", "ensure", "lint");

    private final Project project;
    private final Kinds kinds;
    private final ArmSpecs specs;
    private final Diagnostics diagnostics;
    private final List<Check> checks;
    private final List<LeafCheck> leafChecks;

    /** A builder for one run. */
    public DesiredStateBuilder(Project project, Kinds kinds, ArmSpecs specs, Diagnostics diagnostics) {
        this.project = project;
        this.kinds = kinds;
        this.specs = specs;
        this.diagnostics = diagnostics;
        this.checks = List.of(
                new BodyShape(specs),
                new AlertDurations(),
                new LogAlertRules(),
                new ActionGroupReceivers(),
                new WorkbookContent());
        this.leafChecks = List.of(new AzureExpressions(), new SecretLeaves(), new InvisibleText());
    }

    /** The desired state; incomplete when there are errors among the diagnostics. */
    public DesiredState build(List<Rendered> rendered) {
        Drafts drafts = new Drafts(diagnostics);
        List<Rendered> below = new ArrayList<>();
        for (Rendered one : rendered) {
            Optional<Kind> kind = kind(one);
            if (kind.isPresent() && kind.get().scope() != Kind.Scope.GROUP) {
                below.add(one);
            } else {
                drafts.add(one, draft(one, kind, drafts));
            }
        }
        // Their ids hold those of what they are below of.
        for (Rendered one : below) {
            drafts.add(one, draft(one, kinds.ofType(one.tree().path("type").asText()), drafts));
        }
        List<DesiredResource> resources = new References(
                        drafts.present(),
                        drafts.byId(),
                        drafts.failed(),
                        project.environment().secrets(),
                        diagnostics)
                .resolve();
        for (DesiredResource resource : resources) {
            check(resource);
        }
        return new DesiredState(
                project.name(),
                project.environment().name(),
                new DependencyOrder(diagnostics).sort(resources),
                drafts.absent());
    }

    private void check(DesiredResource resource) {
        for (Check check : checks) {
            check.check(resource, diagnostics);
        }
        for (Leaves.Leaf leaf : Leaves.of(resource.body())) {
            for (LeafCheck check : leafChecks) {
                check.check(resource, leaf, diagnostics);
            }
        }
    }

    private Optional<Draft> draft(Rendered rendered, Optional<Kind> known, Drafts drafts) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Kind kind = known.get();
        Optional<String> name = name(rendered, kind);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Placement.Place> place =
                new Placement(project, diagnostics).of(rendered, kind, armName(kind, name.get()), drafts);
        Optional<ArmSpec> spec = place.isEmpty() ? Optional.empty() : spec(rendered, kind);
        return spec.isEmpty()
                ? Optional.empty()
                : Optional.of(draft(rendered, kind, name.get(), place.get(), spec.get()));
    }

    private Draft draft(Rendered rendered, Kind kind, String name, Placement.Place place, ArmSpec spec) {
        ResourceId id = place.id();
        for (ShapeViolation violation : ShapeChecker.check(spec.name(), NODES.textNode(id.shortName()))) {
            diagnostics.add(rendered.error(
                    "TOC0202", "/name", "the name \"" + id.shortName() + "\" is not allowed: " + violation.message()));
        }
        return new Draft(
                kind.alias() + "/" + name,
                kind,
                spec,
                id,
                place.around(),
                body(rendered.tree(), kind),
                new Ensure(diagnostics).isAbsent(rendered),
                rendered);
    }

    private String armName(Kind kind, String name) {
        return kind.nameIsUuid() && !UUID_FORM.matcher(name).matches()
                ? NameUuid.of(project.name(), project.environment().name(), name)
                        .toString()
                : name;
    }

    private Optional<Kind> kind(Rendered rendered) {
        JsonNode type = rendered.tree().path("type");
        if (!type.isTextual()) {
            diagnostics.add(rendered.structural(
                    Level.ERROR, "TOC0201", "/type", "\"type\" is missing; it names an ARM resource type"));
            return Optional.empty();
        }
        Optional<Kind> kind = kinds.ofType(type.textValue());
        if (kind.isEmpty()) {
            diagnostics.add(rendered.structural(
                    Level.ERROR,
                    "TOC0201",
                    "/type",
                    "resources of type \"" + type.textValue()
                            + "\" are not supported yet; supported are "
                            + String.join(
                                    ", ", kinds.all().stream().map(Kind::type).toList())));
        }
        return kind;
    }

    private Optional<String> name(Rendered rendered, Kind kind) {
        JsonNode name = rendered.tree().path("name");
        if (name.isMissingNode() && rendered.definition() instanceof Definition.Raw raw) {
            String file = raw.source().path().getFileName().toString();
            return Optional.of(file.substring(0, file.lastIndexOf('.')));
        }
        if (!name.isTextual() || name.textValue().isBlank() || name.textValue().indexOf('/') >= 0) {
            diagnostics.add(rendered.error("TOC0202", "/name", "\"name\" must be a non-empty text without \"/\""));
            return Optional.empty();
        }
        Optional<String> reason = unusable(name.textValue(), kind);
        if (reason.isPresent()) {
            diagnostics.add(rendered.error("TOC0202", "/name", "the name " + reason.get()));
            return Optional.empty();
        }
        return Optional.of(name.textValue());
    }

    private static Optional<String> unusable(String name, Kind kind) {
        if (Marks.isMarked(name)) {
            return Optional.of("cannot hold a secret or a resource id; write it out");
        }
        OptionalInt invisible = InvisibleText.invisible(name);
        if (invisible.isPresent()) {
            return Optional.of(
                    "holds the invisible character " + InvisibleText.spelt(invisible.getAsInt()) + "; remove it");
        }
        if (kind.nameRefuses().isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || kind.nameRefuses().indexOf(c) >= 0) {
                return Optional.of("\"" + name + "\" is not allowed: Azure takes none of " + kind.nameRefuses()
                        + " and no control characters in it");
            }
        }
        return name.endsWith(" ") || name.endsWith(".")
                ? Optional.of("\"" + name + "\" is not allowed: it ends with a space or a period")
                : Optional.empty();
    }

    private Optional<ArmSpec> spec(Rendered rendered, Kind kind) {
        String version = rendered.tree().path("apiVersion").asText(kind.apiVersion());
        Optional<ArmSpec> spec = specs.find(kind.type(), version);
        if (spec.isEmpty()) {
            diagnostics.add(rendered.error(
                    "TOC0204",
                    "/apiVersion",
                    "api-version \"" + version + "\" of " + kind.type() + " is not known; known are "
                            + String.join(", ", specs.apiVersions(kind.type()))));
        }
        return spec;
    }

    private ObjectNode body(JsonNode tree, Kind kind) {
        ObjectNode body = NODES.objectNode();
        if (kind.scope() == Kind.Scope.GROUP) {
            body.put("location", kind.location().orElse(project.environment().location()));
        }
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            if (!NOT_BODY.contains(member.getKey())) {
                body.set(member.getKey(), member.getValue());
            }
        }
        return (ObjectNode) PropertyTags.asTags(kind, body);
    }

    /**
     * A resource whose references are not resolved yet.
     *
     * @param around the key of the definition that it is inside of, or kept about
     * @param absent whether it shall not be
     */
    record Draft(
            String key,
            Kind kind,
            ArmSpec spec,
            ResourceId id,
            Set<String> around,
            ObjectNode body,
            boolean absent,
            Rendered rendered) {}
}
