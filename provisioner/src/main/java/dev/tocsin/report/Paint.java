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

    String good(String text) {
        return wrap("32", text);
    }

    String bad(String text) {
        return wrap("31", text);
    }

    String warn(String text) {
        return wrap("33", text);
    }

    String bold(String text) {
        return wrap("1", text);
    }

    String dim(String text) {
        return wrap("2", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
