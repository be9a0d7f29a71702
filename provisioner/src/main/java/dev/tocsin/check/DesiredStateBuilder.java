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
import dev.tocsin.load.Environment;
import dev.tocsin.load.Project;
import dev.tocsin.render.Rendered;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.NameUuid;
import dev.tocsin.resource.ResourceId;
import dev.tocsin.secret.Marks;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private static final Set<String> NOT_BODY =
            Set.of("$schema", "type", "name", "apiVersion", "id", "systemData", "etag");

    private static final List<Check> CHECKS = List.of(
            new BodyShape(),
            new AzureExpressions(),
            new AlertDurations(),
            new LogAlertRules(),
            new ActionGroupReceivers(),
            new WorkbookContent(),
            new SecretLeaves(),
            new InvisibleText());

    private final Project project;
    private final Kinds kinds;
    private final ArmSpecs specs;
    private final Diagnostics diagnostics;

    /** A builder for one run. */
    public DesiredStateBuilder(Project project, Kinds kinds, ArmSpecs specs, Diagnostics diagnostics) {
        this.project = project;
        this.kinds = kinds;
        this.specs = specs;
        this.diagnostics = diagnostics;
    }

    /** The desired state; incomplete when there are errors among the diagnostics. */
    public DesiredState build(List<Rendered> rendered) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        Map<String, Draft> byId = new LinkedHashMap<>();
        Set<String> failed = new HashSet<>();
        for (Rendered one : rendered) {
            Optional<Draft> made = draft(one);
            if (made.isEmpty()) {
                failed.add(one.tree().path("name").asText());
            }
            made.ifPresent(draft -> {
                Draft same = drafts.putIfAbsent(draft.key(), draft);
                Draft sameId = byId.putIfAbsent(draft.id().key(), draft);
                Draft first = same != null ? same : sameId;
                if (first != null) {
                    diagnostics.add(one.error(
                            "TOC0203",
                            "/name",
                            "two definitions have the name \"" + draft.key() + "\"; the other one is "
                                    + first.rendered().definition().source().name() + "; rename one"));
                }
            });
        }
        List<DesiredResource> resources =
                new References(drafts, byId, failed, project.environment().secrets(), diagnostics).resolve();
        for (DesiredResource resource : resources) {
            CHECKS.forEach(check -> check.check(resource, diagnostics));
        }
        return new DesiredState(
                project.name(), project.environment().name(), new DependencyOrder(diagnostics).sort(resources));
    }

    private Optional<Draft> draft(Rendered rendered) {
        JsonNode tree = rendered.tree();
        Optional<Kind> kind = kind(rendered);
        Optional<String> name = kind.isEmpty() ? Optional.empty() : name(rendered, kind.get());
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<ArmSpec> spec = spec(rendered, kind.get());
        return spec.map(found -> {
            Environment environment = project.environment();
            boolean isUuid = UUID_FORM.matcher(name.get()).matches();
            String armName = kind.get().nameIsUuid() && !isUuid
                    ? NameUuid.of(project.name(), environment.name(), name.get())
                            .toString()
                    : name.get();
            ResourceId id = new ResourceId(
                    environment.subscription(),
                    environment.resourceGroup(),
                    kind.get().type(),
                    armName);
            for (ShapeViolation violation : ShapeChecker.check(found.name(), NODES.textNode(armName))) {
                diagnostics.add(rendered.error(
                        "TOC0202", "/name", "the name \"" + armName + "\" is not allowed: " + violation.message()));
            }
            return new Draft(
                    kind.get().alias() + "/" + name.get(), kind.get(), found, id, body(tree, kind.get()), rendered);
        });
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
        reason.ifPresent(why -> diagnostics.add(rendered.error("TOC0202", "/name", "the name " + why)));
        return reason.isPresent() ? Optional.empty() : Optional.of(name.textValue());
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
        body.put("location", kind.location().orElse(project.environment().location()));
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            if (!NOT_BODY.contains(member.getKey())) {
                body.set(member.getKey(), member.getValue());
            }
        }
        return body;
    }

    /** A resource whose references are not resolved yet. */
    record Draft(String key, Kind kind, ArmSpec spec, ResourceId id, ObjectNode body, Rendered rendered) {}
}
