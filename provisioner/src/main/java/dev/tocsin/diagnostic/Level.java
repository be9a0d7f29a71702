package dev.tocsin.diagnostic;

/** How bad it is. Only errors stop a run. */
public enum Level {
    /** The run stops before anything is written. */
    ERROR("error"),
    /** Worth knowing; never changes the exit code. */
    WARNING("warning"),
    /** Said once, needs no action in the definitions. */
    NOTE("note");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    /** The word people read, lower case. */
    public String word() {
        return word;
    }
}
