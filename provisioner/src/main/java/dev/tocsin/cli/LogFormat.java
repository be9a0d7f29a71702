package dev.tocsin.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What goes to standard error: texts for people, or lines of JSON for what collects logs. */
enum LogFormat {
    TEXT,
    JSON;

    private static final String FLAG = "--log-format";

    /**
     * The flag. Its value is read here and not by a converter: a class of ours that implements one of picocli's, a lambda too, makes
     * JDK 17 leave half of picocli out of the class-data archive.
     */
    static OptionSpec option() {
        return OptionSpec.builder(FLAG)
                .paramLabel("FORMAT")
                .type(String.class)
                .completionCandidates(List.of("text", "json"))
                .description("What goes to standard error: text or json; default: text.")
                .build();
    }

    /** What was given. */
    static LogFormat of(ParseResult given) {
        String word = given.matchedOptionValue(FLAG, "text");
        return switch (word) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default ->
                throw new ParameterException(
                        given.commandSpec().commandLine(), FLAG + " is one of text, json, not \"" + word + "\"");
        };
    }
}
