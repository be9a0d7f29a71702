package dev.tocsin.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * One command line, run in this process as {@link Main} runs it, without a terminal.
 *
 * @param exit the exit code
 * @param out standard output
 * @param err standard error
 */
record CliRun(int exit, String out, String err) {
    /** The clock of runs that do not bring their own. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);

    /** Runs with an empty process environment. */
    static CliRun of(String... arguments) {
        return with(Map.of(), CLOCK, arguments);
    }

    /** Runs with these environment variables and this clock. */
    static CliRun with(Map<String, String> variables, Clock clock, String... arguments) {
        return with(variables, clock, TestOutside.plain(), arguments);
    }

    /** The same with another outside. */
    static CliRun with(Map<String, String> variables, Clock clock, Outside outside, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]),
                variables,
                false);
        int exit = Main.run(terminal, clock, outside, arguments);
        return new CliRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The first line of standard error that reports an error. */
    String firstError() {
        return err.lines().filter(line -> line.contains("error: ")).findFirst().orElse("no error in:\n" + err);
    }

    /** All lines of standard error that report an error at a place. */
    List<String> errors() {
        return err.lines().filter(line -> line.contains(": error: ")).toList();
    }
}
