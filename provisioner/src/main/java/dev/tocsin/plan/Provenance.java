package dev.tocsin.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diff.Canonical;
import dev.tocsin.diff.Comparison;
import dev.tocsin.diff.Difference;
import dev.tocsin.diff.Ignored;
import dev.tocsin.diff.Projection;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secrets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who changed a resource since it was last applied, told from the hash in its tag. What was applied is kept nowhere; but it is
 * the live body where Azure changed nothing, and the declared one where the definition did not change, and the hash says which
 * mixture of the two it is.
 */
final class Provenance {
    /** Rules that hide an undeclared live value; one of these may have been declared before. */
    private static final Set<Ignored.Rule> SILENT =
            Set.of(Ignored.Rule.OPENAPI_DEFAULT, Ignored.Rule.LEARNED_DEFAULT, Ignored.Rule.SERVICE_FILLED);

    private final DesiredResource desired;
    private final ActualResource live;
    private final Comparison comparison;
    private final Optional<String> applied;

    private Provenance(DesiredResource desired, ActualResource live, Comparison comparison) {
        this.desired = desired;
        this.live = live;
        this.comparison = comparison;
        this.applied = live.tag(OwnTags.HASH);
    }

    /**
     * What is known.
     *
     * @param cause who changed it, and where
     * @param removed lines that the definition no longer has although the live value stays, because it is the service's default
     */
    record Told(Cause cause, List<Difference> removed) {}

    /**
     * Tells.
     *
     * @param declared the hash of the declared body
     * @param effort how much trying the whole plan may still cost
     */
    static Told of(
            DesiredResource desired,
            String declared,
            ActualResource live,
            Comparison comparison,
            Secrets secrets,
            Effort effort) {
        return new Provenance(desired, live, comparison).tell(declared, secrets, effort);
    }

    private Told tell(String declared, Secrets secrets, Effort effort) {
        Set<String> lost = paths(comparison.lost());
        if (applied.equals(Optional.of(declared))) {
            Set<String> all = paths(comparison.differences());
            all.addAll(lost);
            return told(isRotation() ? Cause.Who.SECRET : Cause.Who.AZURE, all, List.of());
        }
        List<Projection.Candidate> candidates = Projection.candidates(desired, live.body(), comparison, secrets);
        for (Projection.Candidate candidate : candidates) {
            if (isApplied(candidate.settled())) {
                lost.removeAll(candidate.removed());
                return told(lost.isEmpty() ? Cause.Who.DEFINITION : Cause.Who.BOTH, lost, List.of());
            }
        }
        return silent(candidates)
                .or(() -> mixed(candidates, effort))
                .orElseGet(() -> told(Cause.Who.UNCLEAR, Set.of(), List.of()));
    }

    /** The hash knows the names of secrets and not their values, so it cannot tell who changed one. */
    private boolean isRotation() {
        return !comparison.differences().isEmpty()
                && comparison.differences().stream()
                        .allMatch(difference -> difference
                                .after()
                                .filter(after -> after.isTextual() && Marks.holdsSecret(after.textValue()))
                                .isPresent());
    }

    /** A line that the definition no longer has, and whose value is the default. */
    private Optional<Told> silent(List<Projection.Candidate> candidates) {
        for (Ignored silent : comparison.ignored()) {
            JsonNode value = live.body().at(silent.path());
            if (!SILENT.contains(silent.rule()) || value.isMissingNode()) {
                continue;
            }
            for (Projection.Candidate candidate : candidates) {
                if (isApplied(Projection.with(candidate.settled(), silent.path(), value))) {
                    Difference line = new Difference(silent.path(), Optional.of(value), Optional.empty(), false);
                    return Optional.of(told(Cause.Who.DEFINITION, Set.of(), List.of(line)));
                }
            }
        }
        return Optional.empty();
    }

    /** Some differences are Azure's, the others the definition's. */
    private Optional<Told> mixed(List<Projection.Candidate> candidates, Effort effort) {
        int size = JsonWriter.compact(desired.body()).length();
        for (List<Difference> ofAzure : Subsets.of(comparison.differences())) {
            for (Projection.Candidate candidate : candidates) {
                if (!effort.spend(size)) {
                    return Optional.empty();
                }
                if (isApplied(candidate.settled(desired, ofAzure))) {
                    Set<String> inAzure = paths(comparison.lost());
                    inAzure.removeAll(candidate.removed());
                    inAzure.addAll(paths(ofAzure));
                    return Optional.of(told(Cause.Who.BOTH, inAzure, List.of()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isApplied(JsonNode body) {
        return applied.equals(Optional.of(Canonical.hash(desired.kind(), desired.shape(), body)));
    }

    private Told told(Cause.Who who, Set<String> inAzure, List<Difference> removed) {
        boolean told = who == Cause.Who.AZURE || who == Cause.Who.BOTH;
        return new Told(
                new Cause(
                        who,
                        told ? live.lastEditor() : Optional.empty(),
                        told ? live.lastEditTime() : Optional.empty(),
                        inAzure),
                removed);
    }

    private static Set<String> paths(List<Difference> differences) {
        Set<String> paths = new HashSet<>();
        for (Difference difference : differences) {
            paths.add(difference.path());
        }
        return paths;
    }

    /** What may still be spent on trying mixtures, in characters hashed: a plan must not become slow over a detail. */
    static final class Effort {
        private static final long MOST = 4_000_000;
        private long left = MOST;

        boolean spend(int characters) {
            left -= characters;
            return left >= 0;
        }
    }
}
