package dev.tocsin.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** What goes to standard error: texts for people, or lines of JSON for what collects logs. */
enum LogFormat {
    TEXT,
    JSON;

    static final String FLAG = "--log-format";

    static OptionSpec option() {
        return OptionSpec.builder(FLAG)
                .paramLabel("FORMAT")
                .type(LogFormat.class)
                .converters(LogFormat::of)
                .completionCandidates(List.of("text", "json"))
                .description("What goes to standard error: text or json; default: text.")
                .build();
    }

    private static LogFormat of(String word) {
        for (LogFormat one : values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
                return one;
            }
        }
        throw new TypeConversionException("expected one of text, json, but was '" + word + "'");
    }
}
