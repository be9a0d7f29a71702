package dev.tocsin.cli;

import dev.tocsin.alerttest.AlertTests;
import dev.tocsin.alerttest.Coverage;
import dev.tocsin.alerttest.MutantReport;
import dev.tocsin.alerttest.MutantResult;
import dev.tocsin.alerttest.TestJson;
import dev.tocsin.alerttest.TestJunit;
import dev.tocsin.alerttest.TestResult;
import dev.tocsin.alerttest.TestText;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.resource.DesiredState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One run of the tests of a project. */
final class TestRun {
    private final Terminal terminal;
    private final Workspace workspace;
    private final ProjectOptions options;
    private final Flags flags;

    TestRun(Terminal terminal, Workspace workspace, ProjectOptions options, Flags flags) {
        this.terminal = terminal;
        this.workspace = workspace;
        this.options = options;
        this.flags = flags;
    }

    /**
     * What was asked for.
     *
     * @param paths files or folders; none means all
     * @param filter what the names of tests, {@code rule / test}, have to contain; empty for all
     * @param chosen whether to run the test of that name
     * @param mutate whether to change the rules, too
     * @param timelines also of tests that pass
     * @param coverage least share of the rules with a test, in percent
     * @param junit a file for the results as XML
     */
    record Flags(
            List<String> paths,
            String filter,
            Predicate<String> chosen,
            boolean mutate,
            boolean timelines,
            int coverage,
            OutputFormat output,
            Optional<Path> junit) {
        Flags {
            paths = List.copyOf(paths);
        }
    }

    /** Reads the project, runs its tests and prints. */
    ExitCode run() {
        Optional<Workspace.Ready> ready = open(options);
        if (ready.isEmpty()) {
            return ExitCode.USAGE;
        }
        Diagnostics diagnostics = new Diagnostics();
        AlertTests tests = AlertTests.read(ready.get().files(), flags.paths(), flags.chosen(), diagnostics);
        Map<Optional<String>, Optional<DesiredState>> states = new HashMap<>();
        states.put(Optional.empty(), Optional.of(ready.get().state()));
        for (Optional<String> environment : tests.environments()) {
            if (!states.containsKey(environment)) {
                Optional<DesiredState> state = stateIn(environment.orElseThrow(), tests);
                if (state.isEmpty()) {
                    return ExitCode.USAGE;
                }
                states.put(environment, state);
            }
        }
        terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted()));
        if (diagnostics.hasErrors()) {
            return ExitCode.USAGE;
        }
        if (tests.isEmpty() && !flags.filter().isEmpty()) {
            terminal.say("error: --run: no test has \"" + flags.filter()
                    + "\" in its name, which is \"rule / test\" as the output shows it\n");
            return ExitCode.USAGE;
        }
        return report(
                tests,
                environment -> states.getOrDefault(environment, Optional.empty()),
                flags.paths().isEmpty() ? tests.coverage(ready.get().state()) : Coverage.UNKNOWN);
    }

    private ExitCode report(
            AlertTests tests, Function<Optional<String>, Optional<DesiredState>> states, Coverage coverage) {
        List<TestResult> results = tests.run(states);
        boolean passed = results.stream().allMatch(one -> one.outcome() == TestResult.Outcome.PASSED);
        if (!saved(results)) {
            return ExitCode.FAILED;
        }
        if (passed && flags.mutate()) {
            List<MutantResult> mutants = tests.mutate(states, results);
            terminal.result(
                    flags.output() == OutputFormat.JSON ? MutantReport.json(mutants) : MutantReport.text(mutants));
            return ExitCode.DONE;
        }
        terminal.result(
                switch (flags.output()) {
                    case JSON -> TestJson.of(results, coverage);
                    case JUNIT -> TestJunit.of(results);
                    default -> TestText.of(results, flags.timelines(), coverage);
                });
        return passed && covered(coverage) ? ExitCode.DONE : ExitCode.CHECKS_FAILED;
    }

    /** The project; its warnings are about other things than tests. */
    Optional<Workspace.Ready> open(ProjectOptions which) {
        return open(which, Stream::of);
    }

    private Optional<Workspace.Ready> open(ProjectOptions which, Function<Diagnostic, Stream<Diagnostic>> places) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Workspace.Ready> ready = workspace.read(which, diagnostics);
        if (!diagnostics.hasErrors()) {
            return ready;
        }
        terminal.say(new DiagnosticReport(terminal.paint())
                .text(diagnostics.sorted().stream().flatMap(places).toList()));
        return Optional.empty();
    }

    /** What the project declares in an environment that tests name; one that it does not have is their mistake. */
    private Optional<DesiredState> stateIn(String environment, AlertTests tests) {
        return open(
                        options.in(environment),
                        one -> one.code().equals(Workspace.ENVIRONMENT)
                                ? tests.places(environment).stream()
                                        .map(place -> new Diagnostic(
                                                one.code(), one.level(), one.message(), place, one.related()))
                                : Stream.of(one))
                .map(Workspace.Ready::state);
    }

    private boolean saved(List<TestResult> results) {
        if (flags.junit().isEmpty()) {
            return true;
        }
        try {
            terminal.save(flags.junit().get(), TestJunit.of(results));
            return true;
        } catch (IOException e) {
            terminal.say("error: --junit: " + flags.junit().get() + " cannot be written: " + e.getMessage() + "\n");
            return false;
        }
    }

    private boolean covered(Coverage coverage) {
        int percent = coverage.percent();
        if (percent < flags.coverage()) {
            terminal.say("error: " + percent + " % of the alert rules have a test; --min-coverage asks for "
                    + flags.coverage() + " %\n");
        }
        return percent >= flags.coverage();
    }
}
