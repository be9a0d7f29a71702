package dev.tocsin.cli;

import dev.tocsin.arm.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
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
    private final Terminal terminal;
    private final List<Verb> verbs;

    private Main(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.verbs = List.of(
                new ProvisionCommand(terminal, clock),
                new RenderCommand(terminal),
                new LintCommand(terminal),
                new InitCommand(terminal));
    }

    /** Runs the process. */
    public static void main(String[] args) {
        // FreeMarker would set up java.util.logging to say what our diagnostics say already.
        System.setProperty("org.freemarker.loggerLibrary", "none");
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, err, System.in, System.getenv(), isInteractive());
        System.exit(run(terminal, Clock.systemUTC(), args));
    }

    /** The launcher knows whether a terminal is there; the JDK's own answer differs between 17 and 22. */
    private static boolean isInteractive() {
        return Optional.ofNullable(System.getProperty("tocsin.terminal"))
                .map(Boolean::parseBoolean)
                .orElseGet(() -> System.console() != null && Runtime.version().feature() < 22);
    }

    /** Runs one command line and gives the exit code. */
    static int run(Terminal terminal, Clock clock, String... args) {
        return new Main(terminal, clock).run(args).code();
    }

    private ExitCode run(String... args) {
        if (args.length == 0 || args.length == 1 && List.of("--help", "-h").contains(args[0])) {
            terminal.result(usage());
            return ExitCode.DONE;
        }
        boolean debug = List.of(args).contains("--debug");
        try {
            HeadStart prepared = HeadStart.begin();
            return dispatch(new CommandLine(spec(args[0])), prepared, args);
        } catch (ParameterException e) {
            String command = e.getCommandLine().getCommandName();
            terminal.say("error: " + message(e) + "\nTry 'tocsin " + (command.equals("tocsin") ? "" : command + " ")
                    + "--help'.\n");
            return ExitCode.USAGE;
        } catch (RuntimeException e) {
            terminal.say("error: this is a fault of Tocsin " + Version.TEXT + ": "
                    + e.getClass().getSimpleName() + ": " + e.getMessage() + "\nPlease report it with the output of --debug.\n");
            if (debug) {
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                terminal.say(trace.toString());
            }
            return ExitCode.FAILED;
        }
    }

    private String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            boolean flag = word.startsWith("-");
            boolean command = !flag && unmatched.getCommandLine().getCommandName().equals("tocsin");
            List<String> known = command
                    ? verbs.stream().map(Verb::name).toList()
                    : unmatched.getCommandLine().getCommandSpec().options().stream()
                            .map(OptionSpec::longestName)
                            .toList();
            return (flag ? "there is no flag " : command ? "there is no command " : "unexpected argument ") + word
                    + Suggestion.nearest(word, known)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("");
        }
        return e.getMessage();
    }

    private ExitCode dispatch(CommandLine commands, HeadStart prepared, String... args) {
        commands.setUsageHelpLongOptionsMaxWidth(24);
        ParseResult given = commands.parseArgs(args);
        ParseResult last = given.hasSubcommand() ? given.subcommand() : given;
        if (last.isUsageHelpRequested() || given.isUsageHelpRequested()) {
            terminal.result(last.commandSpec().commandLine().getUsageMessage());
            return ExitCode.DONE;
        }
        if (given.isVersionHelpRequested()) {
            terminal.result("tocsin " + Version.TEXT + "\n");
            return ExitCode.DONE;
        }
        for (Verb verb : verbs) {
            if (verb.name().equals(last.commandSpec().name())) {
                return verb.run(last, prepared);
            }
        }
        throw new ParameterException(commands, "name a command");
    }

    /**
     * The whole command line; of the commands only the one that was named, because each costs time to set up.
     *
     * @param first the first argument; where it names no command, all are set up
     */
    CommandSpec spec(String first) {
        CommandSpec root = CommandSpec.create().name("tocsin");
        root.usageMessage()
                .description("Azure Monitor as code: keep Terraform or Bicep for infrastructure; use Tocsin for what wakes people up.")
                .synopsisSubcommandLabel("COMMAND");
        root.addOption(help());
        root.addOption(OptionSpec.builder("--version")
                .type(boolean.class)
                .versionHelp(true)
                .description("Show the version.")
                .build());
        boolean named = verbs.stream().anyMatch(verb -> verb.name().equals(first));
        for (Verb verb : verbs) {
            if (!named || verb.name().equals(first)) {
                root.addSubcommand(verb.name(), verb.spec()
                        .addOption(Verb.flag("--debug", "Show stack traces of our own faults."))
                        .addOption(help()));
            }
        }
        return root;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    /** The help of the program itself is a text, made from the specification and kept equal to it by a test. */
    static String usage() {
        try (InputStream in = Objects.requireNonNull(Main.class.getResourceAsStream("usage.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The help as the specification gives it, for that test. */
    static String usageOf(Terminal terminal, Clock clock) {
        return new CommandLine(new Main(terminal, clock).spec("")).getUsageMessage();
    }

    /** Which version this is. */
    private static final class Version {
        private static final String TEXT =
                Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("development");
    }
}
