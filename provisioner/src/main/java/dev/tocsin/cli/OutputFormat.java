package dev.tocsin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParameterException;

/** What {@code --output} takes. */
enum OutputFormat {
    TEXT,
    JSON,
    MARKDOWN,
    HTML,
    JUNIT,
    SARIF;

    /** The flag, for a command that knows these formats. */
    static Flag option(OutputFormat... known) {
        return Verb.value("--output", "FORMAT", String.join(", ", words(known)) + "; default: text.");
    }

    /** What was given. */
    static OutputFormat of(Given given, OutputFormat... known) {
        String word = given.value("--output", TEXT.word());
        for (OutputFormat format : known) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        throw new ParameterException(
                given.commandLine(),
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
