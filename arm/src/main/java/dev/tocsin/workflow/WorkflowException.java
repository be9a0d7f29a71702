package dev.tocsin.workflow;

/** A workflow that is not supported here, or that Azure would refuse or fail. The message names where. */
public final class WorkflowException extends Exception {
    private static final long serialVersionUID = 1L;

    WorkflowException(String message) {
        super(message);
    }

    /** The same at a more exact place. */
    WorkflowException at(String place) {
        return new WorkflowException(place + ": " + getMessage());
    }
}
