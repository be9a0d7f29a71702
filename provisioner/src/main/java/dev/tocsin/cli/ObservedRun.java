package dev.tocsin.cli;

import dev.tocsin.observe.Event;
import dev.tocsin.observe.ExportWish;
import dev.tocsin.observe.Journal;
import dev.tocsin.observe.OpenTelemetryExport;
import dev.tocsin.secret.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.ParameterException;

/** A run that somebody watches: a log in JSON, OpenTelemetry, or both. */
final class ObservedRun {
    /** Nobody looks at more, and a page that is served for days must not gather events for ever. */
    private static final int MOST = 20_000;

    private final Terminal terminal;
    private final String command;
    private final List<Event> events = new ArrayList<>();

    private ObservedRun(Terminal terminal, String command) {
        this.terminal = terminal;
        this.command = command;
    }

    /** Does the work, watched as the command line and the environment want it. */
    static ExitCode of(Terminal terminal, Clock clock, String command, boolean json, Supplier<ExitCode> work) {
        Journal journal = new Journal(clock);
        terminal.begin(journal);
        if (json) {
            terminal.logAsJson(command);
        }
        boolean export = ExportWish.isIn(terminal.variables());
        return json || export ? new ObservedRun(terminal, command).run(journal, export, work) : work.get();
    }

    private ExitCode run(Journal journal, boolean export, Supplier<ExitCode> work) {
        if (export) {
            journal.listen(this::keep);
        }
        Instant start = journal.now();
        ExitCode code = ExitCode.FAILED;
        try {
            code = work.get();
            return code;
        } catch (ParameterException e) {
            code = ExitCode.USAGE;
            throw e;
        } finally {
            Event.Run run = new Event.Run(start, journal.since(start), command, code.code());
            journal.tell(run);
            if (export) {
                send(journal.correlationId());
            }
        }
    }

    private synchronized void keep(Event event) {
        if (events.size() < MOST || event instanceof Event.Run) {
            events.add(event);
        }
    }

    private synchronized void send(String correlationId) {
        new OpenTelemetryExport(terminal.variables(), Version.TEXT)
                .send(events, correlationId)
                .ifPresent(why -> {
                    // What is wrong may be a header, and there the key of the receiver stands.
                    terminal.hide(new Secrets(headers(terminal.variables())));
                    terminal.say(
                            "note: OpenTelemetry: traces and metrics of this run were not all sent: " + why + "\n");
                });
    }

    private static Map<String, String> headers(Map<String, String> variables) {
        Map<String, String> headers = new HashMap<>();
        variables.forEach((name, value) -> {
            if (name.startsWith("OTEL_") && name.endsWith("_HEADERS") && !value.isBlank()) {
                headers.put(name, value);
            }
        });
        return headers;
    }
}
