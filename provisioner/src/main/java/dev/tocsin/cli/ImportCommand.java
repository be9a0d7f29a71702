package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.resource.ResourceId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code tocsin import}. */
final class ImportCommand implements Verb {
    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    ImportCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public CommandSpec spec() {
        return ProjectOptions.addTo(Verb.spec(
                        name(),
                        "Make definitions of what is in Azure. Writes files of the project, and nothing to Azure."))
                .addOption(Verb.value("--resource-group", "NAME", "All resources of the environment's resource group."))
                .addOption(many("--kind", "KIND", "Only resources of this kind, such as workbook. Repeatable."))
                .addOption(many("--id", "ID", "Only the resource with this id. Repeatable."))
                .addOption(
                        Verb.value(
                                "--baseline-alerts",
                                "FILE",
                                "Alert rules from a file of Azure Monitor Baseline Alerts instead, for the resource that --scope names."))
                .addOption(Verb.value(
                        "--scope",
                        "ID",
                        "What those rules shall watch: a resource, a resource group or a subscription."))
                .addOption(Verb.flag(
                        "--merge",
                        "Bring what was changed in Azure into the definitions instead, beside what changed there."))
                .addOption(Verb.value(
                        "--base", "REV", "The git revision that was last applied, for --merge; default: HEAD."))
                .addOption(Verb.flag("--dry-run", "Show what would be written, and write nothing."))
                .addOption(Verb.flag("--force", "Overwrite files that differ from what is imported."));
    }

    private static OptionSpec many(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    @Override
    public ExitCode run(ParseResult given, HeadStart prepared) {
        if (given.hasMatchedOption("--baseline-alerts") || given.hasMatchedOption("--scope")) {
            return baseline(given, prepared);
        }
        ImportRun.Flags flags = new ImportRun.Flags(
                Optional.ofNullable(given.matchedOptionValue("--resource-group", (String) null)),
                kinds(given, prepared.kinds()),
                given.matchedOptionValue("--id", List.of()),
                given.hasMatchedOption("--dry-run"),
                given.hasMatchedOption("--force"));
        if (given.hasMatchedOption("--merge")) {
            return new MergeRun(terminal, clock, outside, prepared, flags, given.matchedOptionValue("--base", "HEAD"))
                    .run(ProjectOptions.of(given));
        }
        if (given.hasMatchedOption("--base")) {
            throw new ParameterException(given.commandSpec().commandLine(), "--base belongs to --merge");
        }
        if (flags.group().isEmpty() && flags.kinds().isEmpty() && flags.ids().isEmpty()) {
            throw new ParameterException(
                    given.commandSpec().commandLine(),
                    "say what to import: --resource-group NAME, --kind KIND or --id ID; or --merge, or --baseline-alerts FILE");
        }
        return new ImportRun(terminal, clock, outside, prepared, flags).run(ProjectOptions.of(given));
    }

    private ExitCode baseline(ParseResult given, HeadStart prepared) {
        String file = given.matchedOptionValue("--baseline-alerts", "");
        String scope = given.matchedOptionValue("--scope", "");
        boolean others = given.hasMatchedOption("--resource-group")
                || given.hasMatchedOption("--kind")
                || given.hasMatchedOption("--id");
        if (file.isEmpty() || scope.isEmpty() || others) {
            throw new ParameterException(
                    given.commandSpec().commandLine(),
                    "--baseline-alerts FILE and --scope ID go together, and with none of --resource-group, --kind and --id");
        }
        if (!ResourceId.isId(scope)) {
            throw new ParameterException(
                    given.commandSpec().commandLine(),
                    "--scope takes an id such as /subscriptions/…, not \"" + scope + "\"");
        }
        return new BaselineRun(
                        terminal, prepared, given.hasMatchedOption("--dry-run"), given.hasMatchedOption("--force"))
                .run(ProjectOptions.of(given), Path.of(file), scope);
    }

    private static List<Kind> kinds(ParseResult given, Kinds known) {
        List<Kind> kinds = new ArrayList<>();
        for (String word : given.matchedOptionValue("--kind", List.<String>of())) {
            kinds.add(known.named(word)
                    .orElseThrow(() -> new ParameterException(
                            given.commandSpec().commandLine(),
                            "there is no kind \"" + word + "\""
                                    + Suggestion.nearest(word, known.aliases())
                                            .map(near -> "; did you mean \"" + near + "\"?")
                                            .orElse("; known are " + String.join(", ", known.aliases())))));
        }
        return kinds;
    }
}
