package dev.tocsin.azure;

import java.util.Optional;

/** ARM said no, or nothing. The message is one line for the user. */
public final class ArmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Optional<String> requestId;

    /**
     * @param status HTTP status; 0 when no complete answer came, so that nobody knows whether it was done
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

    /** HTTP status; 0 when no complete answer came. */
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
}
