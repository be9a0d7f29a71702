package dev.tocsin.cli;

import dev.tocsin.saved.SavedPlan;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** The flags of the commands that plan and apply. */
final class RunFlags {
    private static final OutputFormat[] FORMATS = {
        OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.MARKDOWN, OutputFormat.HTML
    };

    private RunFlags() {}

    static Spec addTo(Spec spec) {
        return spec.add(Verb.number(
                        "--max-deletes",
                        "N",
                        "Refuse to start when more than N resources would be deleted or replaced."))
                .add(Verb.flag("--explain", "Also list what is unchanged, and every ignored difference with its rule."))
                .add(Verb.flag("--detailed-exitcode", "Exit with 2 when changes were found (dry run) or made."))
                .add(Verb.flag("--yes", "Do not ask before deleting or replacing."))
                .add(OutputFormat.option(FORMATS));
    }

    /** What was given, with what is each command's own. */
    static ProvisionRun.Flags of(
            Given given, boolean dryRun, boolean destroy, SavedPlan.Options shape, Optional<Path> out) {
        return new ProvisionRun.Flags(
                dryRun,
                destroy,
                shape,
                given.has("--explain"),
                given.has("--detailed-exitcode"),
                given.has("--yes"),
                OutputFormat.of(given, FORMATS),
                out);
    }

    static Optional<Integer> maxDeletes(Given given) {
        Optional<Integer> most = given.value("--max-deletes");
        if (most.isPresent() && most.get() < 0) {
            throw new ParameterException(given.commandLine(), "--max-deletes takes a number from 0 up");
        }
        return most;
    }
}
