package dev.tocsin.cli;

import dev.tocsin.alerttest.ContractProfiles;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.drill.Drill;
import dev.tocsin.drill.DrillClock;
import dev.tocsin.drill.DrillException;
import dev.tocsin.drill.DrillReport;
import dev.tocsin.drill.DrillResult;
import dev.tocsin.drill.Ground;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.notify.AlertingRule;
import dev.tocsin.plan.DeclaredHashes;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.saved.SavedPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code tocsin telemetry drill}: each drill on an emulator of its own, which the project is applied to and which is thrown away. */
final class DrillRun {
    private final Terminal terminal;
    private final Outside outside;
    private final HeadStart prepared;
    private final Workspace.Ready ready;
    private final Instant start;

    DrillRun(Terminal terminal, Outside outside, HeadStart prepared, Workspace.Ready ready, Instant start) {
        this.terminal = terminal;
        this.outside = outside;
        this.prepared = prepared;
        this.ready = ready;
        this.start = start;
    }

    /** @param name of the rule; empty for all that are enabled */
    ExitCode run(String name, Optional<String> profile, OutputFormat output) {
        Optional<List<AlertingRule>> rules = rules(name);
        Diagnostics diagnostics = new Diagnostics();
        ContractProfiles profiles = new ContractProfiles(ready.files(), diagnostics);
        Optional<String> unknown = profile.filter(one -> !profiles.names().contains(one));
        if (unknown.isPresent()) {
            terminal.say("error: no telemetry contract has a profile \"" + unknown.get() + "\"; known are "
                    + String.join(", ", profiles.names()) + "\n");
        }
        if (rules.isEmpty() || unknown.isPresent()) {
            return ExitCode.USAGE;
        }
        Path folder;
        try {
            folder = Files.createTempDirectory("tocsin-drill-");
        } catch (IOException e) {
            terminal.say("error: no folder can be made for the emulator: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
        try {
            Path applied = folder.resolve("applied");
            if (!provision(applied)) {
                return ExitCode.FAILED;
            }
            return hold(rules.get(), profile, profiles, diagnostics, folder, output);
        } catch (IOException | UncheckedIOException e) {
            terminal.say("error: the emulator's state cannot be used: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        } finally {
            delete(folder);
        }
    }

    private ExitCode hold(
            List<AlertingRule> rules,
            Optional<String> profile,
            ContractProfiles profiles,
            Diagnostics diagnostics,
            Path folder,
            OutputFormat output)
            throws IOException {
        List<DrillResult> results = new ArrayList<>();
        for (AlertingRule rule : rules) {
            Path own = folder.resolve(Integer.toString(results.size() + 1));
            copy(folder.resolve("applied"), own);
            DrillClock clock = new DrillClock(start.minus(Drill.lead()));
            Ground ground = new Ground(Emulator.open(own, clock), clock);
            try {
                results.add(new Drill(ready.state(), profiles, ground, start).run(rule, profile));
            } catch (DrillException e) {
                terminal.say((rules.size() == 1
                                ? "error: "
                                : "note: no drill was held of "
                                        + rule.resource().key() + ": ")
                        + e.getMessage() + "\n");
            }
            if (diagnostics.hasErrors()) {
                terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted()));
                return ExitCode.USAGE;
            }
            delete(own);
        }
        if (output == OutputFormat.JSON) {
            terminal.result(DrillReport.json(results));
        } else {
            for (int i = 0; i < results.size(); i++) {
                terminal.result((i == 0 ? "" : "\n") + DrillReport.text(results.get(i)));
            }
        }
        boolean passed = !results.isEmpty() && results.stream().allMatch(DrillResult::passed);
        return passed ? ExitCode.DONE : ExitCode.CHECKS_FAILED;
    }

    private Optional<List<AlertingRule>> rules(String name) {
        if (name.isEmpty()) {
            return Optional.of(Drill.rules(ready.state()));
        }
        List<AlertingRule> rules = AlertingRule.of(ready.state());
        List<AlertingRule> named = rules.stream()
                .filter(rule -> rule.resource().key().equals(name)
                        || rule.resource().name().equals(name))
                .toList();
        if (named.size() == 1) {
            return Optional.of(named);
        }
        List<String> names = rules.stream().map(rule -> rule.resource().name()).toList();
        terminal.say(
                "error: " + (named.isEmpty() ? "there is no alert rule \"" : "more than one alert rule is called \"")
                        + name + "\""
                        + Suggestion.nearest(name, names)
                                .filter(near -> named.isEmpty())
                                .map(near -> "; did you mean \"" + near + "\"?")
                                .orElse("; known are " + String.join(", ", names))
                        + "\n");
        return Optional.empty();
    }

    /** Applies the project as {@code tocsin provision} does, and says nothing unless that fails. */
    private boolean provision(Path state) throws IOException {
        DrillClock clock = new DrillClock(start.minus(Drill.lead()));
        Emulator emulator = Emulator.open(state, clock);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Terminal quiet = new Terminal(
                OutputStream.nullOutputStream(), said, InputStream.nullInputStream(), terminal.variables(), false);
        ExitCode code;
        try (Target target = Target.emulator(new InProcessHttpClient(emulator), outside)) {
            code = new ProvisionRun(
                            quiet,
                            clock,
                            prepared,
                            ready,
                            DeclaredHashes.begin(
                                    ready.state(), ready.environment().secrets()),
                            target,
                            outside,
                            flags(),
                            Optional.empty(),
                            clock.instant(),
                            report -> {})
                    .execute();
        }
        quiet.finish();
        if (code != ExitCode.DONE) {
            terminal.say(said.toString(StandardCharsets.UTF_8));
            terminal.say("error: the project cannot be applied to an emulator, so that no drill can be held\n");
        }
        return code == ExitCode.DONE;
    }

    private static ProvisionRun.Flags flags() {
        return new ProvisionRun.Flags(
                false,
                false,
                new SavedPlan.Options(false, false, Optional.empty(), List.of()),
                false,
                false,
                true,
                OutputFormat.TEXT,
                Optional.empty());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // What is left is in the folder for temporary files, and nobody's but the user's.
            return;
        }
    }
}
