package dev.tocsin.plan;

/** What is to be done with one resource. */
public enum Action {
    /** Nothing: it is as declared. */
    NO_OP("no-op", "="),
    /** It does not exist. */
    CREATE("create", "+"),
    /** It differs; it is written in place. */
    UPDATE("update", "~"),
    /** An immutable field differs; it is deleted and created anew. */
    REPLACE("replace", "±"),
    /** It is ours and no longer defined. */
    DELETE("delete", "-");

    private final String word;
    private final String symbol;

    Action(String word, String symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    /** The word in JSON plans. */
    public String word() {
        return word;
    }

    /** The sign in text plans. */
    public String symbol() {
        return symbol;
    }

    /** Whether something is written. */
    public boolean writes() {
        return this != NO_OP;
    }

    /** Whether something is taken away that cannot be had back. */
    public boolean destroys() {
        return this == REPLACE || this == DELETE;
    }
}
