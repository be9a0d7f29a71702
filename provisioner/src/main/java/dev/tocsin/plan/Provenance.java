package dev.tocsin.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diff.Canonical;
import dev.tocsin.diff.Comparison;
import dev.tocsin.diff.Projection;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.secret.Secrets;
import java.util.Optional;

/**
 * Who changed a resource since it was last applied, told from the hash in its tag: the definition is as it was (so any
 * difference is Azure's), or the live resource is as it was (so any difference is the definition's), or neither can be shown.
 */
enum Provenance {
    /** The definition is as last applied. */
    AZURE,
    /** The definition changed; the live resource is as last applied. */
    DEFINITION,
    /** The definition changed; the live resource may have changed too. */
    DEFINITION_AND_MAYBE_AZURE;

    static Provenance of(DesiredResource desired, ActualResource live, Comparison comparison, Secrets secrets) {
        Optional<String> applied = live.tag(OwnTags.HASH);
        if (applied.equals(Optional.of(Canonical.hash(desired.kind(), desired.shape(), desired.body())))) {
            return AZURE;
        }
        for (JsonNode projection : Projection.candidates(desired.body(), live.body(), comparison, secrets)) {
            if (applied.equals(Optional.of(Canonical.hash(desired.kind(), desired.shape(), projection)))) {
                return DEFINITION;
            }
        }
        return DEFINITION_AND_MAYBE_AZURE;
    }

    String reason(ActualResource live) {
        return switch (this) {
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
