package dev.tocsin.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A flag of a command.
 *
 * @param names as people type them, the one that code asks for last
 * @param label what its value is called; empty for a switch
 * @param kind what it takes
 * @param description for the help
 */
record Flag(List<String> names, String label, Kind kind, String description) {
    /** What a flag takes. */
    enum Kind {
        /** Nothing. */
        SWITCH,
        /** Nothing; asks for the help. */
        HELP,
        /** A text, once. */
        TEXT,
        /** A whole number, once. */
        NUMBER,
        /** A text each time it is given. */
        TEXTS,
        /** Texts with commas between them each time it is given. */
        LIST
    }

    /** The name that code asks for. */
    String name() {
        return names.get(names.size() - 1);
    }

    /** As picocli takes it. */
    OptionSpec option() {
        OptionSpec.Builder option =
                OptionSpec.builder(names.toArray(String[]::new)).description(description);
        if (!label.isEmpty()) {
            option.paramLabel(label);
        }
        return switch (kind) {
            case SWITCH -> option.type(boolean.class).build();
            case HELP -> option.type(boolean.class).usageHelp(true).build();
            case TEXT -> option.type(String.class).build();
            case NUMBER -> option.type(Integer.class).build();
            case TEXTS -> texts(option).build();
            case LIST ->
                texts(option).splitRegex(",").splitRegexSynopsisLabel(",").build();
        };
    }

    private static OptionSpec.Builder texts(OptionSpec.Builder option) {
        return option.type(List.class).auxiliaryTypes(String.class);
    }
}
