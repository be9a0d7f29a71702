package dev.tocsin.plan;

import dev.tocsin.diff.Difference;
import dev.tocsin.diff.Ignored;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.workbook.WorkbookDiff;
import java.util.List;
import java.util.Optional;

/**
 * The decision about one resource.
 *
 * @param id ARM id
 * @param kind what it is
 * @param name ARM name
 * @param definition {@code kind/name} of the definition it belongs, or belonged, to
 * @param action what is to be done
 * @param reason why, for people
 * @param differences what changes
 * @param ignored what differs without meaning
 * @param blocked why this must not be carried out as things are, if so
 * @param desired the declared resource; empty for a delete
 * @param actual the live resource; empty for a create
 * @param cause who changed it since it was last applied; empty when there is nothing to change or nothing was applied
 * @param workbook what changed in the content of a workbook, told by its items; the differences have it leaf by leaf
 * @param interrupts definitions that refer to it, and find nothing while it is deleted and not created again yet
 */
public record Change(
        String id,
        Kind kind,
        String name,
        String definition,
        Action action,
        String reason,
        List<Difference> differences,
        List<Ignored> ignored,
        Optional<String> blocked,
        Optional<DesiredResource> desired,
        Optional<ActualResource> actual,
        Optional<Cause> cause,
        Optional<WorkbookDiff> workbook,
        List<String> interrupts) {
    /** Copies the lists. */
    public Change {
        differences = List.copyOf(differences);
        ignored = List.copyOf(ignored);
        interrupts = List.copyOf(interrupts);
    }

    /** A change of which nothing more is known. */
    public Change(
            String id,
            Kind kind,
            String name,
            String definition,
            Action action,
            String reason,
            List<Difference> differences,
            List<Ignored> ignored,
            Optional<String> blocked,
            Optional<DesiredResource> desired,
            Optional<ActualResource> actual) {
        this(
                id,
                kind,
                name,
                definition,
                action,
                reason,
                differences,
                ignored,
                blocked,
                desired,
                actual,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** What is gone for good when this is carried out, beside the resource itself; empty when nothing is. */
    public Optional<String> loses() {
        return action == Action.DELETE || action == Action.REPLACE
                ? kind.loses().map(Kind.Loss::what)
                : Optional.empty();
    }

    Change causedBy(Cause by) {
        return with(Optional.of(by), workbook, interrupts);
    }

    Change inWorkbook(Optional<WorkbookDiff> content) {
        return with(cause, content, interrupts);
    }

    Change interrupting(List<String> others) {
        return with(cause, workbook, others);
    }

    private Change with(Optional<Cause> newCause, Optional<WorkbookDiff> newWorkbook, List<String> newInterrupts) {
        return new Change(
                id,
                kind,
                name,
                definition,
                action,
                reason,
                differences,
                ignored,
                blocked,
                desired,
                actual,
                newCause,
                newWorkbook,
                newInterrupts);
    }
}
