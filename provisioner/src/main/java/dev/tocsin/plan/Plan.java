package dev.tocsin.plan;

import java.util.List;
import java.util.function.Predicate;

/**
 * Everything a run would do, in the order in which it would do it.
 *
 * @param project the project's name
 * @param environment the environment's name
 * @param changes dependencies before dependents, deletes last
 * @param orphans ids of resources that are ours and no longer defined, when pruning was not asked for
 */
public record Plan(String project, String environment, List<Change> changes, List<String> orphans) {
    /** Copies the lists. */
    public Plan {
        changes = List.copyOf(changes);
        orphans = List.copyOf(orphans);
    }

    /** How many changes have this action. */
    public int count(Action action) {
        int count = 0;
        for (Change change : changes) {
            count += change.action() == action ? 1 : 0;
        }
        return count;
    }

    /** How many resources would be written. */
    public int writes() {
        return changes.size() - count(Action.NO_OP);
    }

    /** Whether anything would be written. */
    public boolean hasChanges() {
        return writes() > 0;
    }

    /** Whether anything would be deleted, for good or to be created anew. */
    public boolean destroys() {
        return deletions() > 0;
    }

    /** How many resources would be deleted, for good or to be created anew. */
    public int deletions() {
        return count(Action.DELETE) + count(Action.REPLACE);
    }

    /** The plan with only these of its changes. */
    public Plan only(Predicate<Change> wanted) {
        return new Plan(project, environment, changes.stream().filter(wanted).toList(), orphans);
    }
}
