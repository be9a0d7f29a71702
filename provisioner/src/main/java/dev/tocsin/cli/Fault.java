package dev.tocsin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What is said of a fault of ours, on any thread: one line, and how to report it; a stack trace only when it was asked for. */
final class Fault implements Thread.UncaughtExceptionHandler {
    private final Terminal terminal;
    private final boolean debug;

    Fault(Terminal terminal, boolean debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    void report(Throwable fault) {
        terminal.say(
                fault instanceof OutOfMemoryError
                        ? "error: there is not enough memory ("
                                + (Runtime.getRuntime().maxMemory() >> 20)
                                + " MiB); give Java more, for example TOCSIN_JAVA_OPTS=-Xmx2g\n"
                        : "error: this is a fault of Tocsin " + Version.TEXT + ": " + oneLine(fault)
                                + "\nPlease report it with the output of --debug.\n");
        if (debug) {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            terminal.say(trace.toString());
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        report(fault);
    }

    private static String oneLine(Throwable fault) {
        String message = fault.getMessage();
        return fault.getClass().getSimpleName()
                + (message == null ? "" : ": " + message.replaceAll("\\s+", " ").strip());
    }
}
