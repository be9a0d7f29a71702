package dev.tocsin.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmAnswer;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.Waiting;
import dev.tocsin.diff.Comparison;
import dev.tocsin.diff.Differ;
import dev.tocsin.diff.Difference;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Carries out one change. */
final class ChangeExecutor {
    private static final int WRITE_ATTEMPTS = 4;
    private static final int POLLS = 40;
    private static final Set<String> SETTLED = Set.of("Succeeded", "Failed", "Canceled");

    private final ArmClient client;
    private final ActualStateReader reader;
    private final Secrets secrets;
    private final Plan plan;
    private final Waiting waiting;
    private final Stop stop;
    private final Likeness likeness;
    private final Freshness freshness;
    private final Map<String, JsonNode> written = new ConcurrentHashMap<>();

    ChangeExecutor(ArmClient client, ActualStateReader reader, Secrets secrets, Plan plan, Waiting waiting, Stop stop) {
        this.client = client;
        this.reader = reader;
        this.secrets = secrets;
        this.plan = plan;
        this.waiting = waiting;
        this.stop = stop;
        this.likeness = new Likeness(plan, secrets);
        this.freshness = new Freshness(reader, likeness, plan, waiting);
    }

    /** What came of a change that went well: the outcome and what to tell the user. */
    record Done(Outcome outcome, List<String> notes) {}

    /** Looks at everything that was written so far. */
    Verification verification() {
        return new Verification(reader, likeness, written, waiting);
    }

    /** @throws Conflict when the resource is not what the plan saw */
    Done execute(Change change) {
        if (change.action() == Action.NO_OP) {
            return new Done(Outcome.UNCHANGED, List.of());
        }
        Freshness.Look look = freshness.at(change);
        if (look.done().isPresent()) {
            return new Done(Outcome.UNCHANGED, List.of(look.done().get()));
        }
        return switch (change.action()) {
            case CREATE -> new Done(Outcome.CREATED, write(change, look.live()));
            case REPLACE -> {
                remove(change, look.live().orElseThrow());
                yield new Done(Outcome.REPLACED, write(change, look.live()));
            }
            case DELETE -> {
                remove(change, look.live().orElseThrow());
                yield new Done(Outcome.DELETED, List.of());
            }
            default -> new Done(Outcome.UPDATED, write(change, look.live()));
        };
    }

    private List<String> write(Change change, Optional<ActualResource> live) {
        DesiredResource desired = change.desired().orElseThrow();
        ObjectNode body = PutBody.of(plan.project(), plan.environment(), desired, live, secrets);
        JsonNode stored = settle(desired, put(desired, body));
        written.put(change.id(), stored);
        List<String> notes = new ArrayList<>();
        EmailConfirmation.note(change).ifPresent(notes::add);
        Comparison comparison = Differ.compare(desired.kind(), desired.shape(), secrets, desired.body(), stored);
        for (Difference difference : comparison.differences()) {
            notes.add("the service stored something else at " + difference.path() + " than was sent");
        }
        return notes;
    }

    /** A PUT without answer may have had its effect, so the resource is looked at before it is written again. */
    private JsonNode put(DesiredResource desired, ObjectNode body) {
        String query = ActualStateReader.query(desired.apiVersion(), "");
        for (int attempt = 1; ; attempt++) {
            try {
                return client.put(desired.id().path(), query, body).body();
            } catch (ArmException e) {
                if (!e.isUnknownOutcome() || attempt >= WRITE_ATTEMPTS || stop.isRequested()) {
                    throw e;
                }
                Optional<ActualResource> there = reader.reread(
                                desired.kind(), desired.id().path(), desired.apiVersion())
                        .filter(live -> likeness.asDeclared(desired, live));
                if (there.isPresent()) {
                    return there.get().body();
                }
            }
        }
    }

    /** Waits until the service has done what it accepted. */
    private JsonNode settle(DesiredResource desired, JsonNode answer) {
        JsonNode body = answer;
        for (int poll = 0; poll < POLLS && !isSettled(body); poll++) {
            pause(poll);
            body = client.get(
                            desired.id().path(),
                            ActualStateReader.query(
                                    desired.apiVersion(), desired.kind().itemQuery()))
                    .map(ArmAnswer::body)
                    .orElse(body);
        }
        String state = body.at("/properties/provisioningState").asText("Succeeded");
        if (!state.equals("Succeeded")) {
            throw new ArmException(
                    200, state, "the service accepted the write, and it ended as " + state, Optional.empty());
        }
        return body;
    }

    private static boolean isSettled(JsonNode body) {
        JsonNode state = body.at("/properties/provisioningState");
        return !state.isTextual() || SETTLED.contains(state.textValue());
    }

    private void pause(int poll) {
        if (poll == 0) {
            return;
        }
        try {
            waiting.sleep(Duration.ofSeconds(Math.min(15, 1L << Math.min(poll - 1, 4))));
        } catch (InterruptedException e) {
            throw new ArmException(
                    0,
                    "Interrupted",
                    "the run was stopped while the service was still working on it",
                    Optional.empty());
        }
    }

    private void remove(Change change, ActualResource live) {
        boolean adopted = change.action() == Action.REPLACE
                && !change.actual().orElseThrow().isOwnedBy(plan.project(), plan.environment());
        if (!adopted && !live.isOwnedBy(plan.project(), plan.environment())) {
            throw new Conflict("it is not ours any more; it was not deleted");
        }
        String version = change.desired()
                .map(DesiredResource::apiVersion)
                .orElse(change.kind().apiVersion());
        client.delete(change.id(), ActualStateReader.query(version, ""));
    }
}
