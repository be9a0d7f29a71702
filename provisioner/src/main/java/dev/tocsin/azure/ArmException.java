package dev.tocsin.azure;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** ARM said no, or nothing. The message is one line for the user. */
public final class ArmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int NOT_SENT = -1;
    /** No connection came about, so nothing was sent; it may help to try again. */
    static final int UNREACHABLE = -2;
    /** Nothing was sent, for a reason on this side of the network that does not go away by trying again. */
    static final int REFUSED_LOCALLY = -3;

    static final String NO_TOKEN = "NoToken";

    /** Another operation holds the resource; it is over some time (recorded: 409 with these codes). */
    private static final Set<String> BUSY =
            Set.of("AnotherOperationInProgress", "OperationInProgress", "RetryableErrorDueToAnotherOperation");

    private final int status;
    private final String code;
    private final transient Optional<String> requestId;

    /**
     * @param status HTTP status; 0 when no complete answer came, so that nobody knows whether it was done; negative when nothing
     *     was sent
     * @param code the service's error code, or a word of ours
     * @param message what happened
     * @param requestId what to tell the support of the service
     */
    public ArmException(int status, String code, String message, Optional<String> requestId) {
        super(message);
        this.status = status;
        this.code = code;
        this.requestId = requestId;
    }

    /** The run was stopped before the request was sent. */
    public static ArmException notSent() {
        return new ArmException(NOT_SENT, "Stopped", "the run was stopped before this was sent", Optional.empty());
    }

    /** No answer was whole by the deadline. */
    static ArmException noAnswer(Call call, Duration deadline) {
        return new ArmException(
                0,
                "NoAnswer",
                call.what() + ": no complete answer within " + deadline.toSeconds() + " s",
                Optional.empty());
    }

    /** There is no way to sign in; the message says why. */
    static ArmException noToken(String message) {
        return new ArmException(REFUSED_LOCALLY, NO_TOKEN, message, Optional.empty());
    }

    /** The run was interrupted while it waited for an answer; the thread stays interrupted. */
    static ArmException interrupted() {
        Thread.currentThread().interrupt();
        return new ArmException(0, "Interrupted", "interrupted", Optional.empty());
    }

    /** Whether the request was never sent, because the run was stopped. */
    public boolean isNotSent() {
        return status == NOT_SENT;
    }

    /** HTTP status; 0 when no complete answer came; negative when nothing was sent. */
    public int status() {
        return status;
    }

    /** The service's error code. */
    public String code() {
        return code;
    }

    /** The service's name for the request. */
    public Optional<String> requestId() {
        return requestId;
    }

    /** Whether the request may or may not have had its effect. */
    public boolean isUnknownOutcome() {
        return status == 0;
    }

    /** Whether the resource is held by another operation, so that it makes sense to look at it and to ask again. */
    public boolean isBusy() {
        return status == 409 && BUSY.contains(code);
    }

    /** Whether there is no token any more, so that no further request can succeed in this run. */
    public boolean isSignedOut() {
        return code.equals(NO_TOKEN);
    }
}
