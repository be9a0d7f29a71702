package dev.tocsin.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** A command of the command line. Flags are declared, not annotated: reading annotations costs a third of a short run. */
interface Verb {
    /** The word people type. */
    String name();

    /** Its flags and their descriptions. */
    CommandSpec spec();

    /**
     * Runs it and gives the exit code.
     *
     * @param prepared what does not depend on the project
     */
    ExitCode run(ParseResult given, HeadStart prepared);

    /** A verb's specification with what all have. */
    static CommandSpec spec(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description).sortOptions(false);
        return spec;
    }

    /** A flag with a text as its value. */
    static OptionSpec value(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** A flag without a value. */
    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }
}
