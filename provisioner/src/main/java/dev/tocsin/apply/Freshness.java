package dev.tocsin.apply;

import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.Waiting;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks at a resource right before it is written. Azure locks nothing and Monitor's kinds know no {@code If-Match}, so this
 * is what keeps us from writing over what the plan did not show.
 */
final class Freshness {
    /** Azure's replicas may miss a resource for a moment; one 404 is no proof that it is gone. */
    private static final int LOOKS = 3;

    private final ActualStateReader reader;
    private final Likeness likeness;
    private final Plan plan;
    private final Waiting waiting;

    Freshness(ActualStateReader reader, Likeness likeness, Plan plan, Waiting waiting) {
        this.reader = reader;
        this.likeness = likeness;
        this.plan = plan;
        this.waiting = waiting;
    }

    /**
     * What is there now.
     *
     * @param live the resource as it is; empty when there is none
     * @param done why nothing is left to do
     */
    record Look(Optional<ActualResource> live, Optional<String> done) {}

    /** @throws Conflict when it is not what the plan saw */
    Look at(Change change) {
        return change.actual().map(planned -> known(change, planned)).orElseGet(() -> absent(change));
    }

    private Look absent(Change change) {
        Optional<ActualResource> live = read(change);
        if (live.isEmpty()) {
            return new Look(live, Optional.empty());
        }
        if (isDone(change, live.get())) {
            return new Look(live, Optional.of("somebody else has just made it as declared"));
        }
        boolean ours = live.get().isOwnedBy(plan.project(), plan.environment());
        throw new Conflict("it was made after the plan was made, or the listing did not show it yet"
                + Trace.of(change, live.get()) + "; it was not written; run again"
                + (ours ? "" : ", with --adopt to take it over"));
    }

    private Look known(Change change, ActualResource planned) {
        Optional<ActualResource> live = read(change);
        for (int look = 1; live.isEmpty() && look < LOOKS; look++) {
            pause(look);
            live = read(change);
        }
        if (live.isEmpty()) {
            if (change.action() == Action.DELETE) {
                return new Look(live, Optional.of("it was gone already"));
            }
            throw new Conflict("it was deleted after the plan was made; it was not written; run again");
        }
        if (isDone(change, live.get())) {
            return new Look(live, Optional.of("somebody else has just made it as declared"));
        }
        if (!likeness.same(change, planned, live.get())) {
            throw new Conflict("it was changed in Azure after the plan was made" + Trace.of(change, live.get())
                    + "; it was not " + (change.action() == Action.DELETE ? "deleted" : "written") + "; run again");
        }
        return new Look(live, Optional.empty());
    }

    private boolean isDone(Change change, ActualResource live) {
        return change.desired()
                .filter(desired -> change.action() != Action.REPLACE)
                .filter(desired -> likeness.asDeclared(desired, live))
                .filter(desired -> change.actual()
                        .map(planned -> !likeness.asDeclared(desired, planned))
                        .orElse(true))
                .isPresent();
    }

    private Optional<ActualResource> read(Change change) {
        String version = change.desired()
                .map(DesiredResource::apiVersion)
                .orElse(change.kind().apiVersion());
        return reader.reread(change.kind(), change.id(), version);
    }

    private void pause(int look) {
        try {
            waiting.sleep(Duration.ofSeconds(look));
        } catch (InterruptedException e) {
            throw ArmException.notSent();
        }
    }
}
