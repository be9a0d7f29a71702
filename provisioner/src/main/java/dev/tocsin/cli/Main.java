package dev.tocsin.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point. Here everything is wired; nothing else knows the process. */
@Command(
        name = "tocsin",
        description = "Azure Monitor as code: keep Terraform or Bicep for infrastructure; use Tocsin for what wakes people up.",
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    private final Terminal terminal;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces of our own faults.")
    boolean debug;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the process. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, err, System.in, System.getenv(), isInteractive());
        System.exit(run(terminal, Clock.systemUTC(), args));
    }

    /** The launcher knows whether a terminal is there; the JDK's own answer differs between 17 and 22. */
    private static boolean isInteractive() {
        return Optional.ofNullable(System.getProperty("tocsin.terminal"))
                .map(Boolean::parseBoolean)
                .orElse(System.console() != null && Runtime.version().feature() < 22);
    }

    /** Runs one command line and gives the exit code. */
    static int run(Terminal terminal, Clock clock, String... args) {
        Main main = new Main(terminal);
        CommandLine commands = new CommandLine(main)
                .addSubcommand(new ProvisionCommand(terminal, clock))
                .addSubcommand(new RenderCommand(terminal))
                .addSubcommand(new LintCommand(terminal))
                .addSubcommand(new InitCommand(terminal));
        commands.setUsageHelpAutoWidth(false);
        commands.setOut(new PrintWriter(new TerminalWriter(terminal::result), true));
        commands.setErr(new PrintWriter(new TerminalWriter(terminal::say), true));
        commands.setParameterExceptionHandler((exception, arguments) -> main.misused(exception));
        commands.setExecutionExceptionHandler((exception, command, parsed) -> main.faulted(exception));
        return commands.execute(args);
    }

    private int misused(CommandLine.ParameterException exception) {
        String command = exception.getCommandLine().getCommandName();
        terminal.say("error: " + exception.getMessage() + "\nTry 'tocsin "
                + (command.equals("tocsin") ? "" : command + " ") + "--help'.\n");
        return ExitCode.USAGE.code();
    }

    private int faulted(Exception exception) {
        terminal.say("error: this is a fault of Tocsin " + Version.TEXT + ": "
                + exception.getClass().getSimpleName() + ": " + exception.getMessage()
                + "\nPlease report it with the output of --debug.\n");
        if (debug) {
            StringWriter trace = new StringWriter();
            exception.printStackTrace(new PrintWriter(trace));
            terminal.say(trace.toString());
        }
        return ExitCode.FAILED.code();
    }

    @Override
    public void run() {
        terminal.result(new CommandLine(this).getUsageMessage());
    }

    /** Where the version stands. */
    static final class Version implements IVersionProvider {
        static final String TEXT =
                Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("development");

        @Override
        public String[] getVersion() {
            return new String[] {"tocsin " + TEXT};
        }
    }
}
