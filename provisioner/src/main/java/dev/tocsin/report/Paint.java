package dev.tocsin.report;

import dev.tocsin.plan.Action;

/** Colours on a terminal; nothing elsewhere. Meaning never depends on colour alone. */
public enum Paint {
    /** ANSI colours. */
    ANSI,
    /** Plain text. */
    PLAIN;

    String action(Action action, String text) {
        return switch (action) {
            case NO_OP -> dim(text);
            case CREATE -> wrap("32", text);
            case UPDATE -> wrap("33", text);
            case REPLACE -> wrap("35", text);
            case DELETE -> wrap("31", text);
        };
    }

    /** What is as it should be. */
    public String good(String text) {
        return wrap("32", text);
    }

    /** What is wrong. */
    public String bad(String text) {
        return wrap("31", text);
    }

    /** What may be wrong. */
    public String warn(String text) {
        return wrap("33", text);
    }

    /** What is looked for first. */
    public String bold(String text) {
        return wrap("1", text);
    }

    /** What is looked for last. */
    public String dim(String text) {
        return wrap("2", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
