package dev.tocsin.cli;

import dev.tocsin.alerttest.AlertTests;
import dev.tocsin.alerttest.Coverage;
import dev.tocsin.alerttest.MutantReport;
import dev.tocsin.alerttest.MutantResult;
import dev.tocsin.alerttest.TestJson;
import dev.tocsin.alerttest.TestJunit;
import dev.tocsin.alerttest.TestResult;
import dev.tocsin.alerttest.TestText;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.resource.DesiredState;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code tocsin test}. */
final class TestCommand implements Verb {
    private static final OutputFormat[] FORMATS = {OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JUNIT};

    private final Terminal terminal;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Verb.spec(
                name(),
                "Test alert rules: evaluate them here, as Azure does, on the data of *.test.yaml files. Touches no"
                        + " target.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Files or folders with tests; default: all of the project.")
                .build());
        return ProjectOptions.addTo(spec)
                .addOption(OptionSpec.builder("--run")
                        .paramLabel("FILTER")
                        .type(String.class)
                        .description("Only tests whose \"rule / name\" contains this; * and ? are wildcards.")
                        .build())
                .addOption(OptionSpec.builder("--min-coverage")
                        .paramLabel("PERCENT")
                        .type(Integer.class)
                        .description("Fail when fewer of the alert rules that can be tested have a test.")
                        .build())
                .addOption(Verb.flag(
                        "--mutate",
                        "Change one thing after the other in each rule, and list the changes that its tests do"
                                + " not notice."))
                .addOption(Verb.value(
                        "--replay",
                        "DIR",
                        "Run no tests: evaluate the rules on recorded rows, TABLE.csv or TABLE.jsonl in this"
                                + " folder, and count their firings."))
                .addOption(Verb.value(
                        "--base",
                        "REV",
                        "With --replay: also as the rules were at this git revision, and what changed."))
                .addOption(Verb.flag(
                        "--shadow",
                        "With --replay: list each notification; with --base those of new and changed rules."))
                .addOption(Verb.flag("--timeline", "Show the timelines of tests that pass, too."))
                .addOption(OutputFormat.option(FORMATS));
    }

    @Override
    public ExitCode run(ParseResult given, HeadStart prepared) {
        OutputFormat output = OutputFormat.of(given, FORMATS);
        int wanted = wantedCoverage(given);
        ProjectOptions options = ProjectOptions.of(given);
        Workspace workspace = new Workspace(terminal, prepared);
        if (given.hasMatchedOption("--replay")) {
            return new ReplayRun(terminal, other -> open(workspace, other).map(Workspace.Ready::state))
                    .run(
                            options,
                            given.matchedOptionValue("--replay", ""),
                            Optional.ofNullable(given.matchedOptionValue("--base", null)),
                            given.hasMatchedOption("--shadow"),
                            filter(given),
                            output);
        }
        demandReplay(given, "--base");
        demandReplay(given, "--shadow");
        Optional<Workspace.Ready> ready = open(workspace, options);
        if (ready.isEmpty()) {
            return ExitCode.USAGE;
        }
        Diagnostics diagnostics = new Diagnostics();
        AlertTests tests = AlertTests.read(
                ready.get().files(), given.matchedPositionalValue(0, List.of()), filter(given), diagnostics);
        Map<Optional<String>, Optional<DesiredState>> states = new HashMap<>();
        states.put(Optional.empty(), Optional.of(ready.get().state()));
        for (Optional<String> environment : tests.environments()) {
            if (!states.containsKey(environment)) {
                Optional<DesiredState> state =
                        open(workspace, options.in(environment.orElseThrow())).map(Workspace.Ready::state);
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
        Function<Optional<String>, Optional<DesiredState>> known =
                environment -> states.getOrDefault(environment, Optional.empty());
        List<TestResult> results = tests.run(known);
        boolean passed = results.stream().allMatch(one -> one.outcome() == TestResult.Outcome.PASSED);
        if (passed && given.hasMatchedOption("--mutate")) {
            List<MutantResult> mutants = tests.mutate(known, results);
            terminal.result(output == OutputFormat.JSON ? MutantReport.json(mutants) : MutantReport.text(mutants));
            return ExitCode.DONE;
        }
        Coverage coverage = tests.coverage(ready.get().state());
        terminal.result(
                switch (output) {
                    case JSON -> TestJson.of(results, coverage);
                    case JUNIT -> TestJunit.of(results);
                    default -> TestText.of(results, given.hasMatchedOption("--timeline"), coverage);
                });
        return passed && covered(coverage, wanted) ? ExitCode.DONE : ExitCode.CHECKS_FAILED;
    }

    /** The project; its warnings are about other things than tests. */
    private Optional<Workspace.Ready> open(Workspace workspace, ProjectOptions options) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Workspace.Ready> ready = workspace.read(options, diagnostics);
        if (!diagnostics.hasErrors()) {
            return ready;
        }
        terminal.say(new DiagnosticReport(terminal.paint()).text(diagnostics.sorted()));
        return Optional.empty();
    }

    private static void demandReplay(ParseResult given, String flag) {
        if (given.hasMatchedOption(flag)) {
            throw new ParameterException(
                    given.commandSpec().commandLine(), flag + " has a meaning only with --replay DIR");
        }
    }

    private static int wantedCoverage(ParseResult given) {
        int coverage = given.matchedOptionValue("--min-coverage", 0);
        if (coverage < 0 || coverage > 100) {
            throw new ParameterException(given.commandSpec().commandLine(), "--min-coverage takes 0 to 100");
        }
        return coverage;
    }

    private boolean covered(Coverage coverage, int wanted) {
        int percent = coverage.percent();
        if (percent < wanted) {
            terminal.say("error: " + percent + " % of the alert rules have a test; --min-coverage asks for " + wanted
                    + " %\n");
        }
        return percent >= wanted;
    }

    private static Predicate<String> filter(ParseResult given) {
        String filter = given.matchedOptionValue("--run", "");
        StringBuilder pattern = new StringBuilder();
        for (char c : filter.toLowerCase(Locale.ROOT).toCharArray()) {
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern compiled = Pattern.compile(pattern.toString());
        return name -> compiled.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
