package dev.tocsin.apply;

import dev.tocsin.plan.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One change, carried out or not.
 *
 * @param change what was planned
 * @param outcome what became of it
 * @param message why it failed or was skipped
 * @param notes what the user should know although it went well
 * @param conflict whether it failed because somebody else changed the resource meanwhile
 * @param elapsed how long it took
 */
public record ChangeResult(
        Change change,
        Outcome outcome,
        Optional<String> message,
        List<String> notes,
        boolean conflict,
        Duration elapsed) {
    /** Copies the notes. */
    public ChangeResult {
        notes = List.copyOf(notes);
    }
}
