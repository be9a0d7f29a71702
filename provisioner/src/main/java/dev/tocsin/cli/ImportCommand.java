package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.resource.ResourceId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParameterException;

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
    public Spec spec() {
        return ProjectOptions.addTo(Verb.spec(
                        name(),
                        "Make definitions of what is in Azure. Writes files of the project, and nothing to Azure."))
                .add(Verb.value("--resource-group", "NAME", "All resources of the environment's resource group."))
                .add(many("--kind", "KIND", "Only resources of this kind, such as workbook. Repeatable."))
                .add(many("--id", "ID", "Only the resource with this id. Repeatable."))
                .add(
                        Verb.value(
                                "--baseline-alerts",
                                "FILE",
                                "Alert rules from a file of Azure Monitor Baseline Alerts instead, for the resource that --scope names."))
                .add(Verb.value(
                        "--scope",
                        "ID",
                        "What those rules shall watch: a resource, a resource group or a subscription."))
                .add(Verb.flag(
                        "--merge",
                        "Bring what was changed in Azure into the definitions instead, beside what changed there."))
                .add(Verb.value("--base", "REV", "The git revision that was last applied, for --merge; default: HEAD."))
                .add(Verb.flag("--dry-run", "Show what would be written, and write nothing."))
                .add(Verb.flag("--force", "Overwrite files that differ from what is imported."));
    }

    private static Flag many(String name, String label, String description) {
        return Verb.values(name, label, description);
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        if (given.has("--baseline-alerts") || given.has("--scope")) {
            return baseline(given, prepared);
        }
        ImportRun.Flags flags = new ImportRun.Flags(
                given.value("--resource-group"),
                kinds(given, prepared.kinds()),
                given.value("--id", List.of()),
                given.has("--dry-run"),
                given.has("--force"));
        if (given.has("--merge")) {
            return new MergeRun(terminal, clock, outside, prepared, flags, given.value("--base", "HEAD"))
                    .run(ProjectOptions.of(given));
        }
        if (given.has("--base")) {
            throw new ParameterException(given.commandLine(), "--base belongs to --merge");
        }
        if (flags.group().isEmpty() && flags.kinds().isEmpty() && flags.ids().isEmpty()) {
            throw new ParameterException(
                    given.commandLine(),
                    "say what to import: --resource-group NAME, --kind KIND or --id ID; or --merge, or --baseline-alerts FILE");
        }
        return new ImportRun(terminal, clock, outside, prepared, flags).run(ProjectOptions.of(given));
    }

    private ExitCode baseline(Given given, HeadStart prepared) {
        String file = given.value("--baseline-alerts", "");
        String scope = given.value("--scope", "");
        boolean others = given.has("--resource-group") || given.has("--kind") || given.has("--id");
        if (file.isEmpty() || scope.isEmpty() || others) {
            throw new ParameterException(
                    given.commandLine(),
                    "--baseline-alerts FILE and --scope ID go together, and with none of --resource-group, --kind and --id");
        }
        if (!ResourceId.isId(scope)) {
            throw new ParameterException(
                    given.commandLine(), "--scope takes an id such as /subscriptions/…, not \"" + scope + "\"");
        }
        return new BaselineRun(terminal, prepared, given.has("--dry-run"), given.has("--force"))
                .run(ProjectOptions.of(given), Path.of(file), scope);
    }

    private static List<Kind> kinds(Given given, Kinds known) {
        List<Kind> kinds = new ArrayList<>();
        for (String word : given.value("--kind", List.<String>of())) {
            kinds.add(known.named(word)
                    .orElseThrow(() -> new ParameterException(
                            given.commandLine(),
                            "there is no kind \"" + word + "\""
                                    + Suggestion.nearest(word, known.aliases())
                                            .map(near -> "; did you mean \"" + near + "\"?")
                                            .orElse("; known are " + String.join(", ", known.aliases())))));
        }
        return kinds;
    }
}
