package dev.tocsin.cli;

import picocli.CommandLine.ParameterException;

/** What goes to standard error: texts for people, or lines of JSON for what collects logs. */
enum LogFormat {
    TEXT,
    JSON;

    private static final String FLAG = "--log-format";

    /**
     * The flag. Its value is read here and not by a converter: a class of ours that implements one of picocli's, a lambda too, makes
     * JDK 17 leave half of picocli out of the class-data archive.
     */
    static Flag option() {
        return Verb.value(FLAG, "FORMAT", "What goes to standard error: text or json; default: text.");
    }

    /** What was given. */
    static LogFormat of(Given given) {
        String word = given.value(FLAG, "text");
        return switch (word) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default ->
                throw new ParameterException(given.commandLine(), FLAG + " is one of text, json, not \"" + word + "\"");
        };
    }
}
