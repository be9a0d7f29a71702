package dev.tocsin.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    private static final String WATCH = "--watch";
    private static final String REPLAY = "--replay";
    private static final String JUNIT = "--junit";

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    TestCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
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
                .addOption(Verb.flag(WATCH, "Run again whenever a file of the project is saved, until Ctrl-C."))
                .addOption(Verb.value(JUNIT, "FILE", "Write the results to this file, too, as JUnit XML."))
                .addOption(Verb.value(
                        REPLAY,
                        "DIR",
                        "Run no tests: evaluate the rules on what is recorded in this folder, such as rows in"
                                + " TABLE.csv, and count their firings."))
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
        TestRun.Flags flags = flags(given);
        ProjectOptions options = ProjectOptions.of(given);
        TestRun run = new TestRun(terminal, new Workspace(terminal, prepared), options, flags);
        if (given.hasMatchedOption(REPLAY)) {
            return new ReplayRun(terminal, other -> run.open(other).map(Workspace.Ready::state))
                    .run(
                            options,
                            given.matchedOptionValue(REPLAY, ""),
                            Optional.ofNullable(given.matchedOptionValue("--base", null)),
                            given.hasMatchedOption("--shadow"),
                            flags.chosen(),
                            flags.output());
        }
        demandReplay(given, "--base");
        demandReplay(given, "--shadow");
        return given.hasMatchedOption(WATCH)
                ? new TestWatch(terminal, clock, outside).run(options.folder(), flags.junit(), run::run)
                : run.run();
    }

    private static TestRun.Flags flags(ParseResult given) {
        OutputFormat output = OutputFormat.of(given, FORMATS);
        Optional<Path> junit = Optional.<String>ofNullable(given.matchedOptionValue(JUNIT, null))
                .map(Path::of);
        if (given.hasMatchedOption(WATCH) && given.hasMatchedOption(REPLAY)) {
            throw refused(given, "--watch runs tests, and --replay runs none; give one of them");
        }
        if (given.hasMatchedOption(WATCH) && output != OutputFormat.TEXT) {
            throw refused(
                    given,
                    "--watch prints text only, run after run; leave --output out"
                            + (output == OutputFormat.JUNIT ? ", and take --junit FILE" : ""));
        }
        if (given.hasMatchedOption(REPLAY) && (junit.isPresent() || output == OutputFormat.JUNIT)) {
            throw refused(given, "--replay runs no tests, so there is nothing for JUnit; take --output json");
        }
        return new TestRun.Flags(
                given.matchedPositionalValue(0, List.of()),
                given.matchedOptionValue("--run", ""),
                filter(given),
                given.hasMatchedOption("--mutate"),
                given.hasMatchedOption("--timeline"),
                wantedCoverage(given),
                output,
                junit);
    }

    private static ParameterException refused(ParseResult given, String why) {
        return new ParameterException(given.commandSpec().commandLine(), why);
    }

    private static void demandReplay(ParseResult given, String flag) {
        if (given.hasMatchedOption(flag)) {
            throw refused(given, flag + " has a meaning only with --replay DIR");
        }
    }

    private static int wantedCoverage(ParseResult given) {
        int coverage = given.matchedOptionValue("--min-coverage", 0);
        if (coverage < 0 || coverage > 100) {
            throw refused(given, "--min-coverage takes 0 to 100");
        }
        if (coverage > 0 && given.hasMatchedPositional(0)) {
            throw refused(given, "--min-coverage counts the tests of the whole project; leave PATH out");
        }
        return coverage;
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
