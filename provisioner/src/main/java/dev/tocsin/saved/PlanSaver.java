package dev.tocsin.saved;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ArmSpec;
import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.diff.Canonical;
import dev.tocsin.diff.LiveForm;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.plan.Change;
import dev.tocsin.report.JsonReport;
import dev.tocsin.report.RunReport;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes the document of a saved plan from a plan. */
public final class PlanSaver {
    private final ArmSpecs specs;
    private final Secrets secrets;
    private final UnaryOperator<String> mask;
    private final String version;

    /**
     * A saver.
     *
     * @param specs shapes of resources that nobody declares
     * @param secrets to leave out of the fingerprints
     * @param mask takes secrets out of text
     * @param version of this program
     */
    public PlanSaver(ArmSpecs specs, Secrets secrets, UnaryOperator<String> mask, String version) {
        this.specs = specs;
        this.secrets = secrets;
        this.mask = mask;
        this.version = version;
    }

    /**
     * The document, with neither secrets nor marks.
     *
     * @param report a plan that is not applied yet
     * @param place where it would be applied: target, subscription and resource group
     */
    public SavedPlan save(RunReport report, Place place, SavedPlan.Options options) {
        ObjectNode document = JsonReport.tree(report);
        ObjectNode saved = document.putObject(SavedPlan.SAVED);
        saved.put("tocsin", version);
        saved.put("target", place.target());
        saved.put("subscription", place.subscription());
        saved.put("resourceGroup", place.resourceGroup());
        options.writeTo(saved);
        ArrayNode fingerprints = saved.putArray("fingerprints");
        for (Change change : report.plan().changes()) {
            ObjectNode one = fingerprints.addObject();
            one.put("id", change.id());
            change.desired().ifPresent(desired -> one.put("definition", definition(desired)));
            live(change).ifPresent(hash -> one.put("live", hash));
        }
        ObjectNode masked = masked(document);
        ((ObjectNode) masked.get(SavedPlan.SAVED)).put(SavedPlan.DIGEST, SavedPlan.digest(masked));
        return new SavedPlan(masked);
    }

    /**
     * Where a plan would be applied.
     *
     * @param target {@code emulator} or {@code azure}
     */
    public record Place(String target, String subscription, String resourceGroup) {}

    private static String definition(DesiredResource desired) {
        return Canonical.sha256(
                (desired.apiVersion() + "\n" + Canonical.hash(desired.kind(), desired.shape(), desired.body()))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> live(Change change) {
        if (change.actual().isEmpty()) {
            return Optional.empty();
        }
        ActualResource live = change.actual().get();
        if (change.desired().isPresent()) {
            return Optional.of(LiveForm.hash(change.desired().get(), live, secrets));
        }
        Kind kind = change.kind();
        ArmSpec spec = specs.find(kind.type(), kind.apiVersion()).orElseThrow();
        return Optional.of(LiveForm.hash(kind, spec.body(), live));
    }

    /** Read back from text, so that what is compared is what is written. */
    private ObjectNode masked(ObjectNode document) {
        try {
            String text = mask.apply(JsonWriter.compact(document));
            return (ObjectNode) new JsonReader(JsonLimits.RESPONSE).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("the mask spoiled the plan: " + e.getMessage(), e);
        }
    }
}
