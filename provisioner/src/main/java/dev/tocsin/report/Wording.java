package dev.tocsin.report;

import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.Outcome;
import dev.tocsin.diff.Difference;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Cause;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sentences with the counts, the same in every format. */
public final class Wording {
    /** Actions as people expect them. */
    static final List<Action> ORDER =
            List.of(Action.CREATE, Action.UPDATE, Action.REPLACE, Action.DELETE, Action.NO_OP);

    private Wording() {}

    /** {@code 3 to change: 2 to create, 1 to update; 9 unchanged}. */
    static String counts(Plan plan) {
        List<String> parts = new ArrayList<>();
        for (Action action : List.of(Action.CREATE, Action.UPDATE, Action.REPLACE, Action.DELETE)) {
            if (plan.count(action) > 0) {
                parts.add(plan.count(action) + " to " + action.word());
            }
        }
        return plan.writes() + " to change" + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)) + "; "
                + plan.count(Action.NO_OP) + " unchanged" + blocked(plan);
    }

    private static String blocked(Plan plan) {
        int blocked = 0;
        for (Change change : plan.changes()) {
            blocked += change.blocked().isPresent() ? 1 : 0;
        }
        return blocked == 0 ? "" : "; " + blocked + " blocked, so nothing is written";
    }

    /** {@code 2 created, 1 failed, 9 unchanged}. */
    static String outcomes(ApplyResult result) {
        List<String> parts = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            if (result.count(outcome) > 0) {
                parts.add(result.count(outcome) + " " + outcome.word());
            }
        }
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }

    /** What there is to say of a plan without changes. */
    static String quiet(Plan plan) {
        return plan.changes().isEmpty() ? "there is nothing to do" : "everything is as declared";
    }

    /** {@code 7 read and 3 write requests, 0.4 s}. */
    static String effort(RunReport report) {
        return report.requests().read() + " read and " + report.requests().write() + " write requests, "
                + seconds(report.elapsed());
    }

    /** What a replacement interrupts, if anything refers to the resource. */
    static Optional<String> interruption(Change change) {
        return change.interrupts().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "until it is created again, nothing is there for: " + String.join(", ", change.interrupts()));
    }

    /** What a delete, or the delete in a replacement, takes along. */
    static Optional<String> loss(Change change) {
        return change.loses().map(what -> "warning: this also deletes " + what);
    }

    /** Where a difference comes from, when a change has differences from both sides. */
    static Optional<String> origin(Change change, Difference difference) {
        return change.cause()
                .filter(cause -> cause.who() == Cause.Who.BOTH)
                .flatMap(cause -> cause.of(difference.path()))
                .map(who -> who == Cause.Who.AZURE ? "changed in Azure" : "changed in the definition");
    }

    /** {@code 0.4 s}. */
    public static String seconds(Duration time) {
        long tenths = (time.toMillis() + 50) / 100;
        return tenths / 10 + "." + tenths % 10 + " s";
    }

    /** Text of a file or of the service on one line: control characters, and those that turn the direction of writing, are written out. */
    public static String printable(String text) {
        return Shown.printable(text);
    }
}
