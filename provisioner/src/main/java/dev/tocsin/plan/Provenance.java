package dev.tocsin.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diff.Canonical;
import dev.tocsin.diff.Comparison;
import dev.tocsin.diff.Difference;
import dev.tocsin.diff.Ignored;
import dev.tocsin.diff.Projection;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.secret.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who changed a resource since it was last applied, told from the hash in its tag: the definition is as it was (so any
 * difference is Azure's), or the live resource is as it was (so any difference is the definition's), or neither can be shown.
 *
 * @param who changed it
 * @param removed lines that the definition no longer has although the live value stays, because it is the service's default
 */
record Provenance(Who who, List<Difference> removed) {
    /** Rules that hide an undeclared live value; one of these may have been declared before. */
    private static final Set<Ignored.Rule> SILENT =
            Set.of(Ignored.Rule.OPENAPI_DEFAULT, Ignored.Rule.LEARNED_DEFAULT, Ignored.Rule.SERVICE_FILLED);

    enum Who {
        /** The definition is as last applied. */
        AZURE,
        /** The definition changed; the live resource is as last applied. */
        DEFINITION,
        /** The definition changed; the live resource may have changed too. */
        DEFINITION_AND_MAYBE_AZURE
    }

    static Provenance of(DesiredResource desired, ActualResource live, Comparison comparison, Secrets secrets) {
        Optional<String> applied = live.tag(OwnTags.HASH);
        if (applied.equals(Optional.of(hash(desired, desired.body())))) {
            return new Provenance(Who.AZURE, List.of());
        }
        List<JsonNode> candidates = Projection.candidates(desired, live.body(), comparison, secrets);
        for (JsonNode candidate : candidates) {
            if (applied.equals(Optional.of(hash(desired, candidate)))) {
                return new Provenance(Who.DEFINITION, List.of());
            }
        }
        for (Ignored silent : comparison.ignored()) {
            JsonNode value = live.body().at(silent.path());
            if (!SILENT.contains(silent.rule()) || value.isMissingNode()) {
                continue;
            }
            for (JsonNode candidate : candidates) {
                if (applied.equals(Optional.of(hash(desired, Projection.with(candidate, silent.path(), value))))) {
                    Difference line = new Difference(silent.path(), Optional.of(value), Optional.empty(), false);
                    return new Provenance(Who.DEFINITION, List.of(line));
                }
            }
        }
        return new Provenance(Who.DEFINITION_AND_MAYBE_AZURE, List.of());
    }

    private static String hash(DesiredResource desired, JsonNode body) {
        return Canonical.hash(desired.kind(), desired.shape(), body);
    }

    String reason(ActualResource live) {
        return switch (who) {
            case AZURE -> "changed in Azure since the last apply" + by(live);
            case DEFINITION -> "definition changed";
            case DEFINITION_AND_MAYBE_AZURE -> "definition changed; perhaps changed in Azure too";
        };
    }

    private static String by(ActualResource live) {
        String who = live.body()
                .at("/systemData/lastModifiedBy")
                .asText(live.body().at("/properties/userId").asText(""));
        String when = live.body()
                .at("/systemData/lastModifiedAt")
                .asText(live.body().at("/properties/timeModified").asText(""));
        return (who.isEmpty() ? "" : " by " + who) + (when.isEmpty() ? "" : " at " + when);
    }
}
