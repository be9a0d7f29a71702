package dev.tocsin.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

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
    public Spec spec() {
        Spec spec = Verb.spec(
                name(),
                "Test alert rules: evaluate them here, as Azure does, on the data of *.test.yaml files. Touches no"
                        + " target.");
        spec.add(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Files or folders with tests; default: all of the project.")
                .build());
        return ProjectOptions.addTo(spec)
                .add(Verb.value(
                        "--run", "FILTER", "Only tests whose \"rule / name\" contains this; * and ? are wildcards."))
                .add(Verb.number(
                        "--min-coverage",
                        "PERCENT",
                        "Fail when fewer of the alert rules that can be tested have a test."))
                .add(Verb.flag(
                        "--mutate",
                        "Change one thing after the other in each rule, and list the changes that its tests do"
                                + " not notice."))
                .add(Verb.flag(WATCH, "Run again whenever a file of the project is saved, until Ctrl-C."))
                .add(Verb.value(JUNIT, "FILE", "Write the results to this file, too, as JUnit XML."))
                .add(Verb.value(
                        REPLAY,
                        "DIR",
                        "Run no tests: evaluate the rules on what is recorded in this folder, such as rows in"
                                + " TABLE.csv, and count their firings."))
                .add(Verb.value(
                        "--base",
                        "REV",
                        "With --replay: also as the rules were at this git revision, and what changed."))
                .add(Verb.flag(
                        "--shadow",
                        "With --replay: list each notification; with --base those of new and changed rules."))
                .add(Verb.flag("--timeline", "Show the timelines of tests that pass, too."))
                .add(OutputFormat.option(FORMATS));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        TestRun.Flags flags = flags(given);
        ProjectOptions options = ProjectOptions.of(given);
        TestRun run = new TestRun(terminal, new Workspace(terminal, prepared), options, flags);
        if (given.has(REPLAY)) {
            return new ReplayRun(terminal, other -> run.open(other).map(Workspace.Ready::state))
                    .run(
                            options,
                            given.value(REPLAY, ""),
                            given.value("--base"),
                            given.has("--shadow"),
                            flags.chosen(),
                            flags.output());
        }
        demandReplay(given, "--base");
        demandReplay(given, "--shadow");
        return given.has(WATCH)
                ? new TestWatch(terminal, clock, outside).run(options.folder(), flags.junit(), run::run)
                : run.run();
    }

    private static TestRun.Flags flags(Given given) {
        OutputFormat output = OutputFormat.of(given, FORMATS);
        Optional<Path> junit = given.<String>value(JUNIT).map(Path::of);
        if (given.has(WATCH) && given.has(REPLAY)) {
            throw refused(given, "--watch runs tests, and --replay runs none; give one of them");
        }
        if (given.has(WATCH) && output != OutputFormat.TEXT) {
            throw refused(
                    given,
                    "--watch prints text only, run after run; leave --output out"
                            + (output == OutputFormat.JUNIT ? ", and take --junit FILE" : ""));
        }
        if (given.has(REPLAY) && (junit.isPresent() || output == OutputFormat.JUNIT)) {
            throw refused(given, "--replay runs no tests, so there is nothing for JUnit; take --output json");
        }
        return new TestRun.Flags(
                given.word(0, List.of()),
                given.value("--run", ""),
                filter(given),
                given.has("--mutate"),
                given.has("--timeline"),
                wantedCoverage(given),
                output,
                junit);
    }

    private static ParameterException refused(Given given, String why) {
        return new ParameterException(given.commandLine(), why);
    }

    private static void demandReplay(Given given, String flag) {
        if (given.has(flag)) {
            throw refused(given, flag + " has a meaning only with --replay DIR");
        }
    }

    private static int wantedCoverage(Given given) {
        int coverage = given.value("--min-coverage", 0);
        if (coverage < 0 || coverage > 100) {
            throw refused(given, "--min-coverage takes 0 to 100");
        }
        if (coverage > 0 && given.hasWord(0)) {
            throw refused(given, "--min-coverage counts the tests of the whole project; leave PATH out");
        }
        return coverage;
    }

    private static Predicate<String> filter(Given given) {
        String filter = given.value("--run", "");
        StringBuilder pattern = new StringBuilder();
        for (char c : filter.toLowerCase(Locale.ROOT).toCharArray()) {
            pattern.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        Pattern compiled = Pattern.compile(pattern.toString());
        return name -> compiled.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
