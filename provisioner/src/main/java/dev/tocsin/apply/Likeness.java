package dev.tocsin.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diff.Canonical;
import dev.tocsin.diff.Comparison;
import dev.tocsin.diff.Differ;
import dev.tocsin.diff.Difference;
import dev.tocsin.kind.Kind;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.secret.Secrets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When two looks at a resource saw the same. What has no meaning for the declared body (spelling, order, the service's own
 * values) has none here either; our tags have, because every apply leaves them.
 */
final class Likeness {
    private static final List<String> TRACES =
            List.of(OwnTags.PROJECT, OwnTags.ENVIRONMENT, OwnTags.DEFINITION, OwnTags.HASH);

    private final Plan plan;
    private final Secrets secrets;

    Likeness(Plan plan, Secrets secrets) {
        this.plan = plan;
        this.secrets = secrets;
    }

    /** Whether a write over {@code now} would do what a write over {@code then} would have done. */
    boolean same(Change change, ActualResource then, ActualResource now) {
        if (!sameTraces(then, now)) {
            return false;
        }
        JsonNode before = filled(change.kind(), then.body(), now.body());
        // Another change of this run may learn an address in the meantime.
        Secrets known = secrets.asOfNow();
        return change.desired()
                .map(desired -> effect(desired, before, known).equals(effect(desired, now.body(), known)))
                .orElseGet(() ->
                        SameContent.of(before.path("properties"), now.body().path("properties")));
    }

    private static boolean sameTraces(ActualResource then, ActualResource now) {
        return TRACES.stream().allMatch(tag -> then.tag(tag).equals(now.tag(tag)));
    }

    /** Whether an apply of ours of the same declaration wrote it. */
    boolean hasOurHash(DesiredResource desired, ActualResource live) {
        if (desired.kind().ownership() == Kind.Ownership.NAME) {
            Comparison comparison = compare(desired, live.body());
            return comparison.differences().isEmpty() && comparison.lost().isEmpty();
        }
        String hash = Canonical.hash(desired.kind(), desired.shape(), desired.body());
        return live.isOwnedBy(plan.project(), plan.environment())
                && live.tag(OwnTags.HASH).equals(Optional.of(hash));
    }

    /** Whether it is ours and just as declared. */
    boolean asDeclared(DesiredResource desired, ActualResource live) {
        return hasOurHash(desired, live)
                && compare(desired, live.body()).differences().isEmpty();
    }

    private record Effect(String path, Optional<JsonNode> before) {}

    private static Set<Effect> effect(DesiredResource desired, JsonNode live, Secrets known) {
        Comparison comparison = Differ.compare(desired.kind(), desired.shape(), known, desired.body(), live);
        Set<Effect> effect = new HashSet<>();
        for (List<Difference> part : List.of(comparison.differences(), comparison.lost())) {
            part.forEach(one -> effect.add(new Effect(one.path(), one.before())));
        }
        return effect;
    }

    private Comparison compare(DesiredResource desired, JsonNode live) {
        return Differ.compare(desired.kind(), desired.shape(), secrets, desired.body(), live);
    }

    /** A LIST may leave the content out; then the other look has to do. */
    private static JsonNode filled(Kind kind, JsonNode then, JsonNode now) {
        if (kind.content().isEmpty()
                || then.at(kind.content().get()).isTextual()
                || !now.at(kind.content().get()).isTextual()) {
            return then;
        }
        String pointer = kind.content().get();
        int last = pointer.lastIndexOf('/');
        ObjectNode copy = then.deepCopy();
        copy.withObject(pointer.substring(0, last)).set(pointer.substring(last + 1), now.at(pointer));
        return copy;
    }
}
