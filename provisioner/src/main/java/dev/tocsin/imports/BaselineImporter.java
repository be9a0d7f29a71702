package dev.tocsin.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.arm.Shape;
import dev.tocsin.diff.Declarable;
import dev.tocsin.imports.BaselineRow.Refused;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Environment;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes definitions of the entries of a file of Azure Monitor Baseline Alerts. */
public final class BaselineImporter {
    private static final int GUID_PART = 8;

    private final Kinds kinds;
    private final ArmSpecs specs;
    private final Environment environment;
    private final Importer importer;

    /** @param importer of the project that the definitions are for */
    public BaselineImporter(Kinds kinds, ArmSpecs specs, Environment environment, Importer importer) {
        this.kinds = kinds;
        this.specs = specs;
        this.environment = environment;
        this.importer = importer;
    }

    /**
     * What is to be done.
     *
     * @param document the file: a list of entries
     * @param file how it is called in messages
     * @param scope the id of what the alerts shall watch
     * @param unfit ids in lower case of rules that the checks refuse, with the reason of each
     */
    public Imported of(JsonDocument document, String file, String scope, Map<String, String> unfit) {
        BaselineBodies bodies = new BaselineBodies(scope, environment.location());
        Map<String, Piece> pieces = new LinkedHashMap<>();
        List<Imported.Reason> refused = new ArrayList<>();
        String prefix = prefix(scope);
        for (int i = 0; i < document.root().size(); i++) {
            BaselineRow row = BaselineRow.of(document, i);
            String place = file + ":" + row.position() + ": \"" + row.name() + "\"";
            try {
                Piece piece = piece(row, bodies, prefix, pieces);
                String reason = unfit.get(ResourceId.key(piece.id()));
                if (reason == null) {
                    pieces.put(piece.key(), piece);
                } else {
                    refused.add(new Imported.Reason(place, reason));
                }
            } catch (Refused e) {
                refused.add(new Imported.Reason(place, String.valueOf(e.getMessage())));
            }
        }
        return importer.assemble(pieces, refused, bodies.notes());
    }

    /** Rules for a resource begin with its name, because rules of several resources stand side by side. */
    private static String prefix(String scope) {
        return ResourceId.typeOf(scope).isEmpty() ? "" : Names.slug(scope.substring(scope.lastIndexOf('/') + 1)) + "-";
    }

    private Piece piece(BaselineRow row, BaselineBodies bodies, String prefix, Map<String, Piece> pieces)
            throws Refused {
        if (row.name().isEmpty()) {
            throw new Refused("it has no \"name\"");
        }
        return switch (row.type()) {
            case "metric" -> piece("metric-alert", row, bodies.metric(row), prefix, pieces);
            case "log" -> piece("log-alert", row, bodies.log(row), prefix, pieces);
            case "activitylog" -> piece("activity-log-alert", row, bodies.activityLog(row), prefix, pieces);
            default ->
                throw new Refused("entries of type \"" + row.typeName()
                        + "\" are no alert rules; Metric, Log and ActivityLog are");
        };
    }

    private Piece piece(String alias, BaselineRow row, ObjectNode body, String prefix, Map<String, Piece> pieces) {
        Kind kind = kinds.named(alias).orElseThrow();
        Shape shape = specs.find(kind.type(), kind.apiVersion()).orElseThrow().body();
        String base = prefix + Names.slug(row.name());
        String name = base;
        String guid = row.document().root().at(row.pointer()).path("guid").asText();
        if (isTaken(base, pieces) && guid.length() >= GUID_PART) {
            name = base + "-" + guid.substring(0, GUID_PART);
        }
        for (int i = 2; isTaken(name, pieces); i++) {
            name = base + "-" + i;
        }
        ResourceId id = ResourceId.inGroup(environment.subscription(), environment.resourceGroup(), kind.type(), name);
        return new Piece(
                kind,
                shape,
                new ActualResource(id.path(), body),
                name,
                name,
                "",
                id.path(),
                new Declarable.Found(body, Set.of(), Set.of(), List.of()));
    }

    private static boolean isTaken(String name, Map<String, Piece> pieces) {
        return pieces.values().stream().anyMatch(piece -> piece.name().equals(name));
    }
}
