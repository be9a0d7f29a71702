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
import dev.tocsin.resource.PropertyTags;
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
    private static final int WRITE_ATTEMPTS = 6;
    private static final int POLLS = 40;
    private static final Set<String> SETTLED = Set.of("Succeeded", "Failed", "Canceled");

    private final ArmClient client;
    private final ActualStateReader reader;
    private final Secrets secrets;
    private final CallbackUrls callbackUrls;
    private final Plan plan;
    private final Waiting waiting;
    private final Stop stop;
    private final Likeness likeness;
    private final Freshness freshness;
    private final Map<String, JsonNode> written = new ConcurrentHashMap<>();

    ChangeExecutor(
            ArmClient client,
            ActualStateReader reader,
            Secrets secrets,
            CallbackUrls callbackUrls,
            Plan plan,
            Waiting waiting,
            Stop stop) {
        this.callbackUrls = callbackUrls;
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
            case CREATE -> new Done(Outcome.CREATED, write(change, look.live(), look.live()));
            case REPLACE -> {
                remove(change, look.live().orElseThrow());
                yield new Done(Outcome.REPLACED, write(change, look.live(), Optional.empty()));
            }
            case DELETE -> {
                remove(change, look.live().orElseThrow());
                yield new Done(Outcome.DELETED, List.of());
            }
            default -> new Done(Outcome.UPDATED, write(change, look.live(), look.live()));
        };
    }

    /**
     * @param live whose foreign tags are kept
     * @param before what the write goes over
     */
    private List<String> write(Change change, Optional<ActualResource> live, Optional<ActualResource> before) {
        DesiredResource desired = change.desired().orElseThrow();
        callbackUrls.renew(desired);
        ObjectNode body = PutBody.of(plan.project(), plan.environment(), desired, live, secrets);
        JsonNode stored = PropertyTags.asTags(desired.kind(), settle(desired, put(change, before, body)));
        written.put(change.id(), stored);
        List<String> notes = new ArrayList<>();
        EmailConfirmation.note(change).ifPresent(notes::add);
        Comparison comparison = Differ.compare(desired.kind(), desired.shape(), secrets, desired.body(), stored);
        for (Difference difference : comparison.differences()) {
            notes.add("the service stored something else at " + difference.path() + " than was sent");
        }
        return notes;
    }

    /**
     * Writes. A PUT without answer may have had its effect, and what holds a busy resource may change it: so the resource is
     * looked at before it is written again.
     */
    private JsonNode put(Change change, Optional<ActualResource> before, ObjectNode body) {
        DesiredResource desired = change.desired().orElseThrow();
        String query = ActualStateReader.query(desired.apiVersion(), "");
        for (int attempt = 1; ; attempt++) {
            try {
                return resource(client.put(desired.id().path(), query, body).body());
            } catch (ArmException e) {
                boolean again = e.isUnknownOutcome() || e.isBusy();
                if (!again || attempt >= WRITE_ATTEMPTS || stop.isRequested()) {
                    throw e;
                }
                if (e.isBusy()) {
                    pause(attempt + 1, e);
                }
                Optional<ActualResource> there =
                        reader.reread(desired.kind(), desired.id().path(), desired.apiVersion());
                if (there.isPresent() && isDone(change, before, there.get())) {
                    return there.get().body();
                }
                demandSame(change, before, there);
            }
        }
    }

    /** A success that shows no resource says nothing about it. */
    private static JsonNode resource(JsonNode answer) {
        if (!answer.path("id").isTextual()) {
            throw new ArmException(
                    0,
                    "NoResource",
                    "the service accepted the write, and its answer shows no resource",
                    Optional.empty());
        }
        return answer;
    }

    /** Whether our write is there; the hash alone does not tell when what was there before had it too. */
    private boolean isDone(Change change, Optional<ActualResource> before, ActualResource now) {
        DesiredResource desired = change.desired().orElseThrow();
        return likeness.asDeclared(desired, now)
                || likeness.hasOurHash(desired, now)
                        && before.filter(then -> likeness.hasOurHash(desired, then))
                                .isEmpty();
    }

    private void demandSame(Change change, Optional<ActualResource> before, Optional<ActualResource> now) {
        boolean same = now.isEmpty() || before.isPresent() && likeness.same(change, before.get(), now.get());
        if (!same) {
            throw new Conflict("somebody else wrote it at the same time" + Trace.of(change, now.orElseThrow())
                    + "; it was not written; run again");
        }
    }

    /** Waits until the service has done what it accepted. */
    private JsonNode settle(DesiredResource desired, JsonNode answer) {
        JsonNode body = answer;
        try {
            for (int poll = 0; poll < POLLS && !isSettled(body); poll++) {
                pause(poll, stillWorking("the run was stopped"));
                body = client.get(
                                desired.id().path(),
                                ActualStateReader.query(
                                        desired.apiVersion(), desired.kind().itemQuery()))
                        .map(ArmAnswer::body)
                        .orElse(body);
            }
        } catch (ArmException e) {
            throw e.isUnknownOutcome() ? e : stillWorking(String.valueOf(e.getMessage()));
        }
        String state = body.at("/properties/provisioningState").asText("Succeeded");
        if (!isSettled(body)) {
            throw stillWorking("it is " + state);
        }
        if (!state.equals("Succeeded")) {
            throw new ArmException(
                    200, state, "the service accepted the write, and it ended as " + state, Optional.empty());
        }
        return body;
    }

    /** Accepted is not done, and not failed either. */
    private static ArmException stillWorking(String why) {
        return new ArmException(
                0, "StillWorking", "the service accepted the write, and nobody saw it done: " + why, Optional.empty());
    }

    private static boolean isSettled(JsonNode body) {
        JsonNode state = body.at("/properties/provisioningState");
        return !state.isTextual() || SETTLED.contains(state.textValue());
    }

    private void pause(int poll, ArmException otherwise) {
        if (poll == 0) {
            return;
        }
        try {
            waiting.sleep(Duration.ofSeconds(Math.min(15, 1L << Math.min(poll - 1, 4))));
        } catch (InterruptedException e) {
            throw otherwise;
        }
    }

    private void remove(Change change, ActualResource live) {
        // Not ours when the plan was made: adopted, or declared not to exist.
        boolean known = !change.actual().orElseThrow().isOwnedBy(plan.project(), plan.environment());
        if (!known && !live.isOwnedBy(plan.project(), plan.environment())) {
            throw new Conflict("it is not ours any more; it was not deleted");
        }
        String version = change.desired()
                .map(DesiredResource::apiVersion)
                .orElse(change.kind().apiVersion());
        client.delete(change.id(), ActualStateReader.query(version, ""));
    }
}
