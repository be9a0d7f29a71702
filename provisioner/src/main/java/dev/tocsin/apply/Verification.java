package dev.tocsin.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.Waiting;
import dev.tocsin.kind.Kind;
import dev.tocsin.plan.Change;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks once more at everything that was written, when all is written: two applies at once cannot keep each other from
 * writing, but the one that lost must know. One LIST per kind; what it does not confirm is read by itself, because lists lag.
 */
final class Verification {
    /** Waits of 1, 2, 4, 8 and then 15 seconds: two minutes in all for what Azure's replicas do not show yet. */
    private static final int LOOKS = 12;

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final ActualStateReader reader;
    private final Likeness likeness;
    private final Map<String, JsonNode> written;
    private final Waiting waiting;

    /** @param written what the service answered to each PUT, by id */
    Verification(ActualStateReader reader, Likeness likeness, Map<String, JsonNode> written, Waiting waiting) {
        this.reader = reader;
        this.likeness = likeness;
        this.written = Map.copyOf(written);
        this.waiting = waiting;
    }

    /** The results, corrected by what is live now. */
    List<ChangeResult> of(List<ChangeResult> results) {
        Map<Kind, List<Change>> byKind = new LinkedHashMap<>();
        for (ChangeResult result : results) {
            if (isInQuestion(result)) {
                byKind.computeIfAbsent(result.change().kind(), kind -> new ArrayList<>())
                        .add(result.change());
            }
        }
        Map<Kind, Optional<ActualState>> lists = new LinkedHashMap<>();
        byKind.forEach((kind, changes) -> lists.put(kind, changes.size() > 1 ? list(kind, changes) : Optional.empty()));
        return results.stream()
                .map(result -> isInQuestion(result)
                        ? verified(result, lists.getOrDefault(result.change().kind(), Optional.empty()))
                        : result)
                .toList();
    }

    private boolean isInQuestion(ChangeResult result) {
        return result.change().desired().isPresent()
                && (result.outcome() == Outcome.UNKNOWN
                        || written.containsKey(result.change().id()));
    }

    private Optional<ActualState> list(Kind kind, List<Change> changes) {
        Set<String> categories = new TreeSet<>();
        for (Change change : changes) {
            categories.add(change.desired()
                    .map(desired -> desired.body().at("/properties/category").asText())
                    .orElse(""));
        }
        Set<String> collections = changes.stream()
                .flatMap(change -> change.desired().stream())
                .map(desired -> desired.id().collectionPath())
                .collect(Collectors.toSet());
        try {
            return Optional.of(reader.read(List.of(kind), categories, collections, live -> false));
        } catch (ArmException e) {
            return Optional.empty();
        }
    }

    private ChangeResult verified(ChangeResult result, Optional<ActualState> listed) {
        Change change = result.change();
        DesiredResource desired = change.desired().orElseThrow();
        Optional<ActualResource> live = listed.flatMap(state -> state.find(desired.id()));
        try {
            for (int look = 0; !isAsWritten(change, desired, live); look++) {
                if (look > 0) {
                    if (result.outcome() == Outcome.UNKNOWN) {
                        return result;
                    }
                    if (look > LOOKS || live.isPresent() && !mayBeOld(change, live.get())) {
                        return lost(result, live);
                    }
                    waiting.sleep(pause(look));
                }
                live = reader.reread(change.kind(), change.id(), desired.apiVersion());
            }
            return result.outcome() == Outcome.UNKNOWN ? resolved(result) : result;
        } catch (ArmException | InterruptedException e) {
            return unverified(result, e);
        }
    }

    private boolean isAsWritten(Change change, DesiredResource desired, Optional<ActualResource> live) {
        JsonNode answer = written.get(change.id());
        return live.isPresent()
                && (answer == null
                        ? likeness.asDeclared(desired, live.get())
                        : likeness.same(change, new ActualResource(change.id(), answer), live.get()));
    }

    /** A replica may still show what was there before. */
    private boolean mayBeOld(Change change, ActualResource live) {
        return change.actual()
                .map(planned -> likeness.same(change, planned, live))
                .orElse(false);
    }

    private static Duration pause(int look) {
        Duration wait = Duration.ofSeconds(1L << Math.min(look - 1, 4));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static ChangeResult lost(ChangeResult result, Optional<ActualResource> live) {
        Change change = result.change();
        String message = live.map(now -> "it was written, and then overwritten" + Trace.of(change, now)
                        + "; run again to see the difference")
                .orElse("it was written, and is gone: somebody deleted it, and the activity log says who: "
                        + Trace.activityLog(change));
        return new ChangeResult(change, Outcome.FAILED, Optional.of(message), result.notes(), true, result.elapsed());
    }

    private static ChangeResult resolved(ChangeResult result) {
        Change change = result.change();
        Outcome outcome = switch (change.action()) {
            case CREATE -> Outcome.CREATED;
            case REPLACE -> Outcome.REPLACED;
            default -> Outcome.UPDATED;
        };
        List<String> notes = new ArrayList<>(result.notes());
        notes.add("no answer came to the write, but it had its effect");
        return new ChangeResult(change, outcome, Optional.empty(), notes, false, result.elapsed());
    }

    private static ChangeResult unverified(ChangeResult result, Exception why) {
        List<String> notes = new ArrayList<>(result.notes());
        notes.add("it could not be read again after the write: " + why.getMessage());
        return new ChangeResult(
                result.change(), result.outcome(), result.message(), notes, result.conflict(), result.elapsed());
    }
}
