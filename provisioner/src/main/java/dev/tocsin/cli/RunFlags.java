package dev.tocsin.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The flags of the commands that plan and apply. */
final class RunFlags {
    private static final OutputFormat[] FORMATS = {
        OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.MARKDOWN, OutputFormat.HTML
    };

    private RunFlags() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder("--max-deletes")
                        .paramLabel("N")
                        .type(int.class)
                        .description("Refuse to start when more than N resources would be deleted or replaced.")
                        .build())
                .addOption(Verb.flag(
                        "--explain", "Also list what is unchanged, and every ignored difference with its rule."))
                .addOption(Verb.flag("--detailed-exitcode", "Exit with 2 when changes were found (dry run) or made."))
                .addOption(Verb.flag("--yes", "Do not ask before deleting or replacing."))
                .addOption(OutputFormat.option(FORMATS));
    }

    static OutputFormat output(ParseResult given) {
        return OutputFormat.of(given, FORMATS);
    }

    static Optional<Integer> maxDeletes(ParseResult given) {
        Optional<Integer> most = Optional.ofNullable(given.matchedOptionValue("--max-deletes", (Integer) null));
        if (most.isPresent() && most.get() < 0) {
            throw new ParameterException(given.commandSpec().commandLine(), "--max-deletes takes a number from 0 up");
        }
        return most;
    }
}
