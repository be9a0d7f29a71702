package dev.tocsin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What {@code --output} takes. */
enum OutputFormat {
    TEXT,
    JSON,
    MARKDOWN,
    HTML,
    JUNIT,
    SARIF;

    /** The flag, for a command that knows these formats. */
    static OptionSpec option(OutputFormat... known) {
        return OptionSpec.builder("--output")
                .paramLabel("FORMAT")
                .type(String.class)
                .description(String.join(", ", words(known)) + "; default: text.")
                .build();
    }

    /** What was given. */
    static OutputFormat of(ParseResult given, OutputFormat... known) {
        String word = given.matchedOptionValue("--output", TEXT.word());
        for (OutputFormat format : known) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        throw new ParameterException(
                given.commandSpec().commandLine(),
                "--output is one of " + String.join(", ", words(known)) + ", not \"" + word + "\"");
    }

    private static List<String> words(OutputFormat... formats) {
        List<String> words = new ArrayList<>();
        for (OutputFormat format : formats) {
            words.add(format.word());
        }
        return words;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
