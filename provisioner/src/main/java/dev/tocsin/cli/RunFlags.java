package dev.tocsin.cli;

import dev.tocsin.saved.SavedPlan;
import java.nio.file.Path;
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

    /** What was given, with what is each command's own. */
    static ProvisionRun.Flags of(
            ParseResult given, boolean dryRun, boolean destroy, SavedPlan.Options shape, Optional<Path> out) {
        return new ProvisionRun.Flags(
                dryRun,
                destroy,
                shape,
                given.hasMatchedOption("--explain"),
                given.hasMatchedOption("--detailed-exitcode"),
                given.hasMatchedOption("--yes"),
                OutputFormat.of(given, FORMATS),
                out);
    }

    static Optional<Integer> maxDeletes(ParseResult given) {
        Optional<Integer> most = Optional.ofNullable(given.matchedOptionValue("--max-deletes", (Integer) null));
        if (most.isPresent() && most.get() < 0) {
            throw new ParameterException(given.commandSpec().commandLine(), "--max-deletes takes a number from 0 up");
        }
        return most;
    }
}
