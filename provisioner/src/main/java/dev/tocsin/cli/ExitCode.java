package dev.tocsin.cli;

import java.util.List;

/** What the process ends with; the contract with pipelines ({@code docs/exit-codes.md}). */
enum ExitCode {
    /** Done; with {@code --detailed-exitcode}: nothing to change. */
    DONE(0),
    /** Failed before any write, or our own fault. */
    FAILED(1),
    /** With {@code --detailed-exitcode}: changes were found, or made. */
    CHANGES(2),
    /** Some resources failed; a rerun converges. */
    PARTIAL(3),
    /** Stale plan, concurrent edit, or a resource that belongs to somebody else. */
    CONFLICT(4),
    /** Lint errors or failing tests. */
    CHECKS_FAILED(5),
    /** Wrong usage, or files that cannot be loaded, rendered or schema-checked. */
    USAGE(64);

    private static final List<ExitCode> BADNESS =
            List.of(DONE, CHANGES, PARTIAL, CONFLICT, FAILED, CHECKS_FAILED, USAGE);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The worse of the two. */
    ExitCode or(ExitCode other) {
        return BADNESS.indexOf(this) >= BADNESS.indexOf(other) ? this : other;
    }

    /** What it says about one of several environments. */
    String word() {
        return switch (this) {
            case DONE, CHANGES -> "done";
            case PARTIAL -> "partly applied; a rerun does what is left";
            case CONFLICT -> "refused: it conflicts with what is there";
            case FAILED -> "failed; nothing was written";
            case CHECKS_FAILED -> "checks failed; nothing was written";
            case USAGE -> "cannot be planned; nothing was written";
        };
    }
}
