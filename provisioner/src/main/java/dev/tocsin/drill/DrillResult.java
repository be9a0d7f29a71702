package dev.tocsin.drill;

import java.time.Instant;
import java.util.List;

/**
 * What a drill showed.
 *
 * @param rule key of the rule
 * @param scenario what goes wrong: name of a profile, or {@code health check}, {@code bridge}, {@code change}
 * @param start when it goes wrong
 * @param sent items that were posted to the emulator
 * @param notes what is only nearly as in Azure
 * @param steps by time
 * @param resolves whether alerts of the rule resolve
 */
public record DrillResult(
        String rule, String scenario, Instant start, int sent, List<String> notes, List<Step> steps, boolean resolves) {
    /** Copies the lists. */
    public DrillResult {
        notes = List.copyOf(notes);
        steps = List.copyOf(steps);
    }

    /** Whether the rule fired, and resolved if its alerts do. */
    public boolean passed() {
        return has("fired") && (!resolves || has("resolved"));
    }

    private boolean has(String event) {
        return steps.stream()
                .anyMatch(step -> step.event().equals(event) && step.rule().equals(rule));
    }
}
