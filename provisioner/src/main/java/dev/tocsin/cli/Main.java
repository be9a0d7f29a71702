package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point. Here everything is wired; nothing else knows the process. */
public final class Main {
    private static final String DEBUG = "--debug";
    private static final Flag HELP = new Flag(List.of("-h", "--help"), "", Flag.Kind.HELP, "Show this help.");

    private final Terminal terminal;
    private final Clock clock;
    private final Optional<HeadStart> begun;
    private final List<Verb> verbs;

    private Main(Terminal terminal, Clock clock, Outside outside, Optional<HeadStart> begun) {
        this.terminal = terminal;
        this.clock = clock;
        this.begun = begun;
        this.verbs = List.of(
                new ProvisionCommand(terminal, clock, outside),
                new DestroyCommand(terminal, clock, outside),
                new RenderCommand(terminal),
                new LintCommand(terminal),
                new TestCommand(terminal, clock, outside),
                new ExportCommand(terminal),
                new ImportCommand(terminal, clock, outside),
                new PreviewCommand(terminal, clock, outside),
                new KqlCommand(terminal, clock, outside),
                new NotifyCommand(terminal, clock, outside),
                new DoctorCommand(terminal, clock, outside),
                new TelemetryCommand(terminal, clock, outside),
                new RunbookCommand(terminal),
                new InitCommand(terminal),
                new EmulatorCommand(terminal, clock, outside));
    }

    /** Runs the process. */
    public static void main(String[] args) {
        // FreeMarker would set up java.util.logging to say what our diagnostics say already.
        System.setProperty("org.freemarker.loggerLibrary", "none");
        // No flag is a date: without this picocli would load java.sql and java.time by reflection at every start.
        System.setProperty("picocli.converters.excludes", "java\\.(sql|time)\\..*");
        // Before anything else, because until now only one core has something to do.
        Optional<HeadStart> begun =
                args.length == 0 || args[0].startsWith("-") ? Optional.empty() : Optional.of(HeadStart.begin());
        // Not System.out: a PrintStream keeps to itself that a disk is full.
        Terminal terminal = new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.in,
                System.getenv(),
                isInteractive());
        Thread.setDefaultUncaughtExceptionHandler(
                new Fault(terminal, List.of(args).contains(DEBUG)));
        ThisProcess process = new ThisProcess();
        int exit = ExitCode.FAILED.code();
        try {
            exit = run(new Main(terminal, Clock.systemUTC(), process, begun), terminal, args);
        } finally {
            process.done(exit);
        }
        System.exit(exit);
    }

    /** Only the launcher can tell: the JDK's own answer differs between 17 and 22. */
    private static boolean isInteractive() {
        return Boolean.getBoolean("tocsin.terminal");
    }

    /** Runs one command line and gives the exit code. */
    static int run(Terminal terminal, Clock clock, Outside outside, String... args) {
        return run(new Main(terminal, clock, outside, Optional.empty()), terminal, args);
    }

    private static int run(Main main, Terminal terminal, String... args) {
        ExitCode code = main.run(args);
        terminal.finish();
        if (terminal.lost().isEmpty()) {
            return code.code();
        }
        terminal.say(
                "error: the result could not be written: " + terminal.lost().get() + "\n");
        terminal.finish();
        return code == ExitCode.DONE ? ExitCode.FAILED.code() : code.code();
    }

    private ExitCode run(String... args) {
        if (args.length == 0 || args.length == 1 && List.of("--help", "-h").contains(args[0])) {
            terminal.result(usage());
            return ExitCode.DONE;
        }
        try {
            for (Verb verb : verbs) {
                if (verb.name().equals(args[0])) {
                    return dispatch(verb, Arrays.copyOfRange(args, 1, args.length));
                }
            }
            return dispatch(new CommandLine(spec()), args);
        } catch (ParameterException e) {
            String command = e.getCommandLine().getCommandName();
            terminal.say("error: " + message(e) + "\nTry '" + command + " --help'.\n");
            return ExitCode.USAGE;
        } catch (RuntimeException | Error e) {
            new Fault(terminal, List.of(args).contains(DEBUG)).report(e);
            return ExitCode.FAILED;
        }
    }

    private String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            boolean flag = word.startsWith("-");
            boolean command =
                    !flag && unmatched.getCommandLine().getCommandName().equals("tocsin");
            List<String> known = command
                    ? verbs.stream().map(Verb::name).toList()
                    : unmatched.getCommandLine().getCommandSpec().options().stream()
                            .map(OptionSpec::longestName)
                            .toList();
            return (flag ? "there is no flag " : command ? "there is no command " : "unexpected argument ")
                    + word
                    + Suggestion.nearest(word, known)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("");
        }
        return String.valueOf(e.getMessage());
    }

    /** Sets up the one command that was named: each costs time. */
    private ExitCode dispatch(Verb verb, String... args) {
        HeadStart prepared = begun.isPresent() ? begun.get() : HeadStart.begin();
        Spec spec = specOf(verb);
        Optional<Given> plain = PlainGiven.of(spec, args);
        if (plain.isPresent()) {
            return run(verb, plain.get(), prepared);
        }
        CommandLine command = new CommandLine(spec.picocli());
        ParseResult parsed = command.parseArgs(args);
        if (parsed.isUsageHelpRequested()) {
            terminal.result(command.getUsageMessage());
            return ExitCode.DONE;
        }
        return run(verb, new ParsedGiven(parsed), prepared);
    }

    private ExitCode run(Verb verb, Given given, HeadStart prepared) {
        boolean json = LogFormat.of(given) == LogFormat.JSON;
        return ObservedRun.of(terminal, clock, verb.name(), json, () -> verb.run(given, prepared));
    }

    private ExitCode dispatch(CommandLine program, String... args) {
        ParseResult given = program.parseArgs(args);
        if (given.isUsageHelpRequested()) {
            terminal.result(usage());
            return ExitCode.DONE;
        }
        if (given.isVersionHelpRequested()) {
            terminal.result("tocsin " + Version.TEXT + "\n");
            return ExitCode.DONE;
        }
        throw new ParameterException(
                program,
                "name a command first: "
                        + String.join(", ", verbs.stream().map(Verb::name).toList()));
    }

    private static Spec specOf(Verb verb) {
        return verb.spec()
                .named("tocsin " + verb.name())
                .add(LogFormat.option())
                .add(Verb.flag(DEBUG, "Show stack traces of our own faults."))
                .add(HELP);
    }

    private CommandSpec spec() {
        CommandSpec root = CommandSpec.create().name("tocsin");
        root.usageMessage()
                .description(
                        "Azure Monitor as code: keep Terraform or Bicep for infrastructure; use Tocsin for what wakes people up.")
                .synopsisSubcommandLabel("COMMAND");
        root.addOption(HELP.option());
        root.addOption(OptionSpec.builder("--version")
                .type(boolean.class)
                .versionHelp(true)
                .description("Show the version.")
                .build());
        verbs.forEach(verb -> root.addSubcommand(verb.name(), verb.spec().picocli()));
        return root;
    }

    /** The help of the program itself is a text, made from the specification and kept equal to it by a test. */
    static String usage() {
        try (InputStream in = Objects.requireNonNull(Main.class.getResourceAsStream("usage.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The help of the program, under its own name, and of each command, as the specifications give it. */
    static Map<String, String> usages(Terminal terminal, Clock clock) {
        Map<String, String> usages = new LinkedHashMap<>();
        usages.put(
                "tocsin",
                new CommandLine(new Main(terminal, clock, new ThisProcess(), Optional.empty()).spec())
                        .getUsageMessage());
        specs(terminal, clock)
                .forEach((name, spec) -> usages.put(name, new CommandLine(spec.picocli()).getUsageMessage()));
        return usages;
    }

    /** What each command takes, by its name with the program's. */
    static Map<String, Spec> specs(Terminal terminal, Clock clock) {
        Map<String, Spec> specs = new LinkedHashMap<>();
        for (Verb verb : new Main(terminal, clock, new ThisProcess(), Optional.empty()).verbs) {
            specs.put("tocsin " + verb.name(), specOf(verb));
        }
        return specs;
    }
}
