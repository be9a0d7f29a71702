package dev.tocsin.apply;

import dev.tocsin.plan.Plan;
import java.util.List;

/**
 * A plan, carried out.
 *
 * @param plan what was planned
 * @param results one per change, in the order of the plan
 */
public record ApplyResult(Plan plan, List<ChangeResult> results) {
    /** Copies the results. */
    public ApplyResult {
        results = List.copyOf(results);
    }

    /** Whether every resource is as declared now. */
    public boolean isComplete() {
        return results.stream().allMatch(result -> result.outcome().isGood());
    }

    /** Whether somebody else changed a resource between reading and writing. */
    public boolean hasConflict() {
        return results.stream().anyMatch(ChangeResult::conflict);
    }

    /** How many changes came out like this. */
    public int count(Outcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
